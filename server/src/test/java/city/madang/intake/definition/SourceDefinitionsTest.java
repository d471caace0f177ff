package city.madang.intake.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.intake.document.Format;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.pack.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDefinitionsTest {

    private static final List<DistrictName> DISTRICTS = List.of(
            new DistrictName("11140", "jung", "중구", "Jung-gu"),
            new DistrictName("11680", "gangnam", "강남구", "Gangnam-gu"));

    @TempDir
    private Path pack;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(pack.resolve("sources"));
    }

    private SourceDefinitions load(String yaml) {
        try {
            Files.writeString(pack.resolve("sources/some.yaml"), yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return SourceDefinitions.load(new Pack(pack), DISTRICTS);
    }

    private static final String AIR = """
            sources:
              - id: air-realtime
                name: {ko: 실시간 대기환경, en: Real-time air quality}
                office: climate-environment
                dataset: air-quality
                connector: seoul-openapi
                endpoint: {host: openapi, path: "/{credential}/json/RealtimeCityAir/{start}/{end}/", credential: openapi}
                every: 60s
                records: RealtimeCityAir.row
                map:
                  thing: {kind: air-station, key: "air-station:{NM}"}
                  readings:
                    - {property: pm10, from: PM|PM10, range: [0, 1000]}
                freshness: {late: 10m, silent: 1h}
            """;

    @Test
    void readsASourceAndFillsInWhatItLeavesOut() {
        var source = load(AIR).get("air-realtime");

        assertThat(source.audience()).isEqualTo(Audience.Group.ANYONE);
        assertThat(source.format()).isEqualTo(Format.JSON);
        assertThat(source.every()).isEqualTo(Span.parse("1m"));
        assertThat(source.expected().silent()).isEqualTo(Span.parse("1h"));
    }

    @Test
    void makesOneSourceForEveryDistrict() {
        var sources = load("""
                sources:
                  - id: parking-{district.slug}
                    for-each: district
                    name: {ko: "{district.ko} 주차장", en: "{district.en} parking"}
                    office: gu-{district.code}
                    dataset: parking
                    connector: http
                    endpoint: {host: gu, path: "/gu/{district.code}/parking"}
                    every: 5m
                    map: {thing: {kind: lot, key: "lot:{id}"}, readings: [{property: parking-free, from: free}]}
                """);

        assertThat(sources.list()).extracting(SourceDefinition::id).containsExactly("parking-jung", "parking-gangnam");
        var gangnam = sources.get("parking-gangnam");
        assertThat(gangnam.name().english()).isEqualTo("Gangnam-gu parking");
        assertThat(gangnam.endpoint().path()).isEqualTo("/gu/11680/parking");
        assertThat(gangnam.district()).isEqualTo("11680");
    }

    @Test
    void namesFileLineSourceAndKeyOfAnUnknownKey() {
        assertThatThrownBy(() -> load(AIR.replace("every: 60s", "evry: 60s")))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("sources/some.yaml:8, source 'air-realtime', key 'evry'")
                .hasMessageContaining("every");
    }

    @Test
    void namesTheKeyInsideAMap() {
        assertThatThrownBy(() -> load(AIR.replace("range:", "rnage:"))).hasMessageContaining("map.readings.[0].rnage");
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        var twice = AIR + AIR.replace("sources:\n", "").replace("every: 60s", "every: 60 parsecs");

        assertThatThrownBy(() -> load(twice + "others: 1\n"))
                .hasMessageContaining("60 parsecs")
                .hasMessageContaining("others");
    }

    @Test
    void refusesAnIdThatIsUsedTwice() {
        assertThatThrownBy(() -> load(AIR + AIR.replace("sources:\n", ""))).hasMessageContaining("used twice");
    }

    @Test
    void namesAKeyThatIsMissing() {
        assertThatThrownBy(() -> load(AIR.replace("    dataset: air-quality\n", "")))
                .hasMessageContaining("'dataset'");
        assertThatThrownBy(() -> load(AIR.replace("host: openapi, ", ""))).hasMessageContaining("endpoint.host");
        assertThatThrownBy(() -> load(AIR.replace("property: pm10, ", ""))).hasMessageContaining("property");
    }
}
