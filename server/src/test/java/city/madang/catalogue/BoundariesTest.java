package city.madang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.catalogue.Boundary.Origin;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Level;
import city.madang.platform.CityException;
import city.madang.platform.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoundariesTest {

    private final Catalogue catalogue = Catalogue.fresh();
    private final Boundaries boundaries = catalogue.boundaries;

    @TempDir
    Path folder = Path.of("replaced by JUnit");

    @ParameterizedTest
    @CsvSource({
        "126.9784, 37.5666, 11140",
        "127.0473, 37.5172, 11680",
        "126.9240, 37.5260, 11560",
        "127.0650, 37.6543, 11350",
        "126.8495, 37.5510, 11500"
    })
    void knowTheDistrictAroundAPlace(double lon, double lat, String district) {
        assertThat(boundaries.districtAt(new Position(lon, lat)))
                .map(Jurisdiction::code)
                .contains(district);
        assertThat(boundaries.neighbourhoodAt(new Position(lon, lat)))
                .map(Jurisdiction::parent)
                .contains(district);
    }

    @Test
    void reachALittleOverTheEdgeAndNoFarther() {
        assertThat(boundaries.districtAt(new Position(127.184, 37.56)))
                .map(Jurisdiction::code)
                .contains("11740");
        assertThat(boundaries.districtAt(new Position(127.25, 37.56))).isEmpty();
        assertThat(boundaries.neighbourhoodAt(new Position(126.7, 37.45))).isEmpty();
    }

    @Test
    void areDrawnOnceAndReadBackAfterwards() {
        long revision = catalogue.boundaryRepository.revision();
        var again = Catalogue.again();

        assertThat(again.boundaryRepository.revision()).isEqualTo(revision);
        assertThat(again.boundaries.picture(Level.DISTRICT).etag())
                .isEqualTo(boundaries.picture(Level.DISTRICT).etag());
    }

    @Test
    void areGeoJsonWithNamesAndLabels() {
        var districts = features(boundaries.picture(Level.DISTRICT));

        assertThat(districts).hasSize(25);
        var gangnam = districts.stream()
                .filter(one -> one.at("/properties/code").asString("").equals("11680"))
                .findFirst()
                .orElseThrow();
        assertThat(gangnam.at("/properties/ko").asString()).isEqualTo("강남구");
        assertThat(gangnam.at("/properties/en").asString()).isEqualTo("Gangnam-gu");
        assertThat(gangnam.at("/properties/parent").asString()).isEqualTo("11");
        assertThat(gangnam.at("/properties/population").asInt()).isEqualTo(570_500);
        assertThat(gangnam.at("/properties/areaKm2").asDouble()).isEqualTo(39.5);
        assertThat(boundaries.districtAt(new Position(
                        gangnam.at("/properties/lon").asDouble(),
                        gangnam.at("/properties/lat").asDouble())))
                .map(Jurisdiction::code)
                .contains("11680");
        assertThat(features(boundaries.picture(Level.NEIGHBOURHOOD))).hasSize(424);
        assertThat(features(boundaries.waterPicture())
                        .getFirst()
                        .at("/properties/en")
                        .asString())
                .isEqualTo("Han River");
    }

    @Test
    void areReplacedByOfficialOnes() throws IOException {
        var file = folder.resolve("districts.geojson");
        Files.writeString(
                file,
                squares(one -> "\"SIG_KOR_NM\":\"%s\"".formatted(one.name().ko())));

        var report = boundaries.importOfficial(file);

        assertThat(report.level()).isEqualTo(Level.DISTRICT);
        assertThat(report)
                .extracting(
                        BoundaryImport::features,
                        BoundaryImport::matched,
                        BoundaryImport::stored,
                        BoundaryImport::unchanged)
                .containsExactly(25, 25, 25, 0);
        assertThat(boundaries.origin(Level.DISTRICT)).isEqualTo(Origin.OFFICIAL);
        assertThat(boundaries.origin(Level.NEIGHBOURHOOD)).isEqualTo(Origin.SCHEMATIC);
        assertThat(boundaries.districtAt(new Position(10.5, 10.5)))
                .map(Jurisdiction::code)
                .contains("11110");
        assertThat(new String(boundaries.picture(Level.DISTRICT).json(), StandardCharsets.UTF_8))
                .contains("\"origin\":\"official\"");
    }

    @Test
    void areImportedTwiceWithoutChange() throws IOException {
        var file = folder.resolve("districts.geojson");
        Files.writeString(file, squares(one -> "\"code\":\"%s\"".formatted(one.code())));
        boundaries.importOfficial(file);
        long revision = catalogue.boundaryRepository.revision();

        var second = boundaries.importOfficial(file);

        assertThat(second.stored()).isZero();
        assertThat(second.unchanged()).isEqualTo(25);
        assertThat(catalogue.boundaryRepository.revision()).isEqualTo(revision);
    }

    @Test
    void stayOfficialAfterARestart() throws IOException {
        var file = folder.resolve("districts.geojson");
        Files.writeString(file, squares(one -> "\"code\":\"%s\"".formatted(one.code())));
        boundaries.importOfficial(file);

        var again = Catalogue.again().boundaries;

        assertThat(again.origin(Level.DISTRICT)).isEqualTo(Origin.OFFICIAL);
        assertThat(again.origin(Level.CITY)).isEqualTo(Origin.DERIVED);
    }

    @Test
    void areSeenWhenAnotherProcessImportedThem() throws IOException {
        var now = new AtomicLong();
        var waiting = new Boundaries(catalogue.boundaryRepository, catalogue.jurisdictions, catalogue.pack, now::get);
        var file = folder.resolve("districts.geojson");
        Files.writeString(file, squares(one -> "\"code\":\"%s\"".formatted(one.code())));

        boundaries.importOfficial(file);

        assertThat(waiting.origin(Level.DISTRICT)).isEqualTo(Origin.SCHEMATIC);
        now.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertThat(waiting.origin(Level.DISTRICT)).isEqualTo(Origin.OFFICIAL);
    }

    /// The 11110 of the statistics office is Nowon-gu, the ministry's is Jongno-gu.
    @Test
    void areMatchedByNameWhereCodesMislead() throws IOException {
        var file = folder.resolve("districts.geojson");
        Files.writeString(
                file,
                squares(one -> "\"code\":\"%s\",\"name\":\"%s\""
                        .formatted(one.statisticsCode(), one.name().ko())));

        boundaries.importOfficial(file);

        assertThat(boundaries.districtAt(new Position(10.5, 10.5)))
                .map(Jurisdiction::code)
                .contains("11110");
    }

    @Test
    void areMatchedByTheListOfCodesThatFitsWhereThereAreNoNames() throws IOException {
        var file = folder.resolve("districts.geojson");
        Files.writeString(file, squares(one -> "\"code\":\"%s\"".formatted(one.statisticsCode())));

        boundaries.importOfficial(file);

        assertThat(boundaries.districtAt(new Position(10.5, 10.5)))
                .map(Jurisdiction::code)
                .contains("11110");
    }

    @Test
    void refuseAFileOfAnotherCity() throws IOException {
        var other = folder.resolve("other.geojson");
        Files.writeString(other, squares(one -> "\"name\":\"Somewhere %s\"".formatted(one.code())));
        var none = folder.resolve("none.geojson");
        Files.writeString(none, "{\"type\":\"FeatureCollection\",\"features\":[]}");
        var metres = folder.resolve("metres.geojson");
        Files.writeString(
                metres, squares(one -> "\"code\":\"%s\"".formatted(one.code())).replace("[10", "[199010"));
        var text = folder.resolve("text.geojson");
        Files.writeString(text, "not JSON");

        for (var file : List.of(other, none, metres, text, folder.resolve("absent"))) {
            assertThatThrownBy(() -> boundaries.importOfficial(file))
                    .isInstanceOf(CityException.class)
                    .hasMessageContaining(file.getFileName().toString());
        }
        assertThat(boundaries.origin(Level.DISTRICT)).isEqualTo(Origin.SCHEMATIC);
    }

    /// One square degree for each district, side by side, the first from 10, 10.
    private String squares(Function<Jurisdiction, String> properties) {
        var districts = catalogue.jurisdictions.districts();
        return districts.stream()
                .map(one -> {
                    int west = 10 + districts.indexOf(one);
                    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%d,10],[%d,10],[%d,11],[%d,11],[%d,10]]]}}"
                            .formatted(properties.apply(one), west, west + 1, west + 1, west, west);
                })
                .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
    }

    private static List<JsonNode> features(EncodedJson json) {
        return JsonMapper.shared()
                .readTree(json.json())
                .path("features")
                .valueStream()
                .toList();
    }
}
