package city.madang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.identity.Jurisdiction;
import city.madang.identity.Level;
import city.madang.platform.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Imports the boundary files beside this project, where they are.
class RealBoundariesTest {

    private static final Path FILES = Path.of("../../shared/data/seoul-boundaries");

    @BeforeEach
    void needsTheFiles() {
        assumeTrue(Files.isDirectory(FILES), "skipped: there are no boundary files in " + FILES);
    }

    @ParameterizedTest
    @CsvSource({
        "gu_2017.geojson.gz, DISTRICT, 25, 25, 0",
        "kostat_2013_seoul_municipalities_geo.json.gz, DISTRICT, 25, 25, 0",
        "kostat_2013_seoul_municipalities_geo_simple.json, DISTRICT, 25, 25, 0",
        "kostat_2013_seoul_municipalities_topo_simple.json, DISTRICT, 25, 25, 0",
        "juso_2015_seoul_municipalities_geo_simple.json.gz, DISTRICT, 25, 25, 0",
        "dong_2017.geojson.gz, NEIGHBOURHOOD, 424, 424, 0",
        "kostat_2013_seoul_submunicipalities_topo.json.gz, NEIGHBOURHOOD, 423, 423, 1",
        "kostat_2013_seoul_submunicipalities_geo_simple.json.gz, NEIGHBOURHOOD, 423, 423, 1"
    })
    void fitTheCity(String file, Level level, int features, int matched, int without) {
        var boundaries = Catalogue.fresh().boundaries;

        var first = boundaries.importOfficial(FILES.resolve(file));
        var second = boundaries.importOfficial(FILES.resolve(file));

        assertThat(first.level()).isEqualTo(level);
        assertThat(List.of(first.features(), first.matched(), first.without().size()))
                .containsExactly(features, matched, without);
        assertThat(first.unmatched()).isEmpty();
        assertThat(second.stored()).isZero();
        assertThat(boundaries.picture(level).gzip()).as("sent to screens").hasSizeLessThan(400_000);
        assertThat(boundaries.districtAt(new Position(126.985, 37.561)))
                .map(Jurisdiction::code)
                .contains("11140");
    }

    @Test
    void putEveryCentreWhereItIs() {
        var catalogue = Catalogue.fresh();
        catalogue.boundaries.importOfficial(FILES.resolve("dong_2017.geojson.gz"));

        assertThat(catalogue.jurisdictions.list(Level.NEIGHBOURHOOD).stream()
                        .filter(one -> !catalogue
                                .boundaries
                                .neighbourhoodAt(one.centre())
                                .equals(Optional.of(one)))
                        .map(Jurisdiction::name))
                .isEmpty();
    }

    @Test
    void showHowFarTheDrawingIsOff() {
        var drawn = Catalogue.fresh();
        var official = Catalogue.fresh();
        official.boundaries.importOfficial(FILES.resolve("gu_2017.geojson.gz"));
        int same = 0;
        int all = 0;
        for (double lon = 126.77; lon < 127.18; lon += 0.004) {
            for (double lat = 37.43; lat < 37.70; lat += 0.004) {
                var truth = official.boundaries.districtAt(new Position(lon, lat));
                if (truth.isPresent()) {
                    all++;
                    same += truth.equals(drawn.boundaries.districtAt(new Position(lon, lat))) ? 1 : 0;
                }
            }
        }

        assertThat((double) same / all)
                .as("share of the city in the right district")
                .isGreaterThan(0.85);
    }
}
