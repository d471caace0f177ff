package city.madang.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.madang.intake.definition.Mapping;
import city.madang.intake.document.CsvForm;
import city.madang.intake.document.DocumentReader;
import city.madang.intake.document.Format;
import city.madang.intake.document.JsonDocument;
import city.madang.intake.document.RecordPath;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.TextEncoding;
import city.madang.observations.Quality;
import city.madang.platform.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class MapperTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final TestCity city = new TestCity();
    private final MappedBatch batch = new MappedBatch();

    private Mapper mapper(String yaml) {
        var mapping = YAMLMapper.builder().build().readValue(yaml, Mapping.class);
        return new Mapper(mapping, 7, SEOUL, city, TestCity::property);
    }

    private Outcome map(String yaml, String json) {
        return map(mapper(yaml), json);
    }

    private Outcome map(Mapper mapper, String json) {
        try {
            return mapper.map(SourceRecord.of(JsonDocument.read(json)), NOW, batch);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String codeOf(Outcome outcome) {
        return outcome instanceof Outcome.Quarantined(var reason) ? reason.code() : outcome.toString();
    }

    private static final String STATION = """
            thing: {kind: air-station, key: "air-station:{NM|OLD_NM}", name: {ko: "{NM|OLD_NM}"}, district: NM|OLD_NM}
            """;

    @Test
    void readsARecordWithItsOldAndItsNewNames() {
        var mapper = mapper(STATION + """
                time: {from: DT|OLD_DT, pattern: yyyyMMddHHmm}
                readings: [{property: pm10, from: PM|PM10}]
                """);

        assertThat(map(mapper, "{\"NM\":\"중구\",\"DT\":\"202611211700\",\"PM\":11.0}"))
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(map(mapper, "{\"OLD_NM\":\"중구\",\"OLD_DT\":\"202611211710\",\"PM10\":\"12\"}"))
                .isEqualTo(Outcome.ACCEPTED);

        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.thing(0)).isSameAs(batch.thing(1));
        assertThat(batch.thing(0).spec().key()).isEqualTo("air-station:중구");
        assertThat(batch.thing(0).spec().district()).isEqualTo("11140");
        assertThat(batch.time(0))
                .isEqualTo(Instant.parse("2026-11-21T08:00:00Z").toEpochMilli());
        assertThat(batch.result(1)).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "yyyyMMddHHmm; 202611212400; 2026-11-21T15:00:00Z",
                "yyyy-MM-dd HH:mm; 2026-11-21 24:00; 2026-11-21T15:00:00Z",
                "yyyyMMdd; 20261121; 2026-11-20T15:00:00Z",
                "yyyyMM; 202611; 2026-10-31T15:00:00Z",
                "yyyy; 2024; 2023-12-31T15:00:00Z",
                "iso; 2026-11-21T17:00:00+09:00; 2026-11-21T08:00:00Z",
                "iso; 2026-11-21 17:00:00; 2026-11-21T08:00:00Z",
                "iso; 2026-11-21T08:00:00.250Z; 2026-11-21T08:00:00.250Z",
                "iso; Sat, 21 Nov 2026 08:00:00 GMT; 2026-11-21T08:00:00Z",
                "epoch-seconds; 1795248000; 2026-11-21T08:00:00Z",
                "epoch-millis; 1795248000250; 2026-11-21T08:00:00.250Z",
                "excel-serial; 46347.5; 2026-11-21T03:00:00Z",
                "yyyyMMdd|yyyy-MM-dd; 2026-11-21; 2026-11-20T15:00:00Z"
            })
    void readsTimesAsSystemsWriteThem(String pattern, String text, String expected) {
        var outcome = map(
                STATION + "time: {from: DT, pattern: \"" + pattern + "\"}\nreadings: [{property: pm10, from: PM}]",
                "{\"NM\":\"중구\",\"PM\":1,\"DT\":\"" + text + "\"}");

        assertThat(outcome).isEqualTo(Outcome.ACCEPTED);
        assertThat(Instant.ofEpochMilli(batch.time(0))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,2026-11-20T15:00:00Z", "7,2026-11-20T22:00:00Z", "24,2026-11-21T15:00:00Z"})
    void addsAnHourFromAColumnOfItsOwn(String hour, String expected) {
        map(
                STATION
                        + "time: {from: YMD, pattern: yyyyMMdd, plus-hours: HH}\nreadings: [{property: pm10, from: PM}]",
                "{\"NM\":\"중구\",\"PM\":1,\"YMD\":\"20261121\",\"HH\":\"" + hour + "\"}");

        assertThat(Instant.ofEpochMilli(batch.time(0))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"NM\":\"중구\",\"DT\":\"2026\",\"PM\":1}; bad-time",
                "{\"NM\":\"중구\",\"DT\":\"\",\"PM\":1}; required",
                "{\"NM\":\"중구\",\"DT\":\"209901010000\",\"PM\":1}; implausible-time",
                "{\"NM\":\"중구\",\"DT\":\"202611211700\",\"PM\":\"점검\"}; not-a-number",
                "{\"NM\":\"중구\",\"DT\":\"202611211700\",\"PM\":99999}; out-of-range",
                "{\"NM\":\"중구\",\"DT\":\"202611211700\",\"PM\":-1}; out-of-range",
                "{\"NM\":\"중구\",\"DT\":\"202611211700\",\"DUST\":1}; fields-absent",
                "{\"DT\":\"202611211700\",\"PM\":1}; no-key"
            })
    void putsWhatIsWrongIntoQuarantineWithItsReason(String json, String code) {
        var outcome =
                map(STATION + "time: {from: DT, pattern: yyyyMMddHHmm}\nreadings: [{property: pm10, from: PM}]", json);

        assertThat(codeOf(outcome)).isEqualTo(code);
        assertThat(batch.size()).isZero();
    }

    @Test
    void takesTheSoundValuesOfARecordThatHasABadOne() {
        var outcome = map(STATION + "readings: [{property: pm10, from: PM}, {property: o3, from: O3}]", """
                {"NM":"중구","PM":99999,"O3":0.03}""");

        assertThat(codeOf(outcome)).isEqualTo("out-of-range");
        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.result(0)).isEqualTo(0.03);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"-\"", "\"\"", "null", "\"null\"", "\" \""})
    void leavesOutAMissingValueWithoutComplaint(String value) {
        var outcome = map(
                STATION + "readings: [{property: pm10, from: PM}, {property: o3, from: O3}]",
                "{\"NM\":\"중구\",\"O3\":0.1,\"PM\":" + value + "}");

        assertThat(outcome).isEqualTo(Outcome.ACCEPTED);
        assertThat(batch.size()).isEqualTo(1);
    }

    @Test
    void convertsUnitsCodesAndMarksDoubt() {
        map(STATION + """
                readings:
                  - {property: speed, from: MS, unit: m/s}
                  - {property: temperature, from: F, unit: F}
                  - {property: o3, from: PPB, unit: ppb, suspect-if: {from: FLAG, in: [점검및교정]}}
                  - {property: pm10, from: GRADE, codes: {좋음: 10, 나쁨: 90}}
                """, """
                {"NM":"중구","MS":"10","F":"68","PPB":"31","FLAG":"점검및교정","GRADE":"나쁨"}""");

        assertThat(batch.result(0)).isEqualTo(36);
        assertThat(batch.result(1)).isEqualTo(20);
        assertThat(batch.result(2)).isEqualTo(0.031);
        assertThat(batch.quality(2)).isEqualTo(Quality.SUSPECT.code());
        assertThat(batch.result(3)).isEqualTo(90);
    }

    @Test
    void putsSwappedCoordinatesRightAndSaysSo() {
        var mapper = mapper("""
                thing: {kind: station, key: "s:{ID}", position: {lon: dmX, lat: dmY}}
                readings: [{property: pm10, from: PM}]
                """);
        var outcome = map(mapper, "{\"ID\":1,\"dmX\":\"37.55\",\"dmY\":\"127.05\",\"PM\":1}");
        var again = map(mapper, "{\"ID\":1,\"dmX\":\"37.55\",\"dmY\":\"127.05\",\"PM\":2}");

        assertThat(outcome).isInstanceOf(Outcome.Corrected.class);
        assertThat(again).isInstanceOf(Outcome.Corrected.class);
        assertThat(batch.thing(0).spec().position()).isEqualTo(new Position(127.05, 37.55));
        assertThat(batch.thing(0).spec().district()).isEqualTo("11680");
        assertThat(batch.quality(0)).isEqualTo(Quality.CORRECTED.code());
    }

    @Test
    void takesThePositionOfACataloguedPlaceOnceItIsKnown() {
        var mapper = mapper("""
                thing: {kind: link, key: "l:{ID}", at: {kind: road, key: "{ID}"}}
                readings: [{property: speed, from: V}]
                """);
        map(mapper, "{\"ID\":1,\"V\":30}");
        assertThat(batch.thing(0).spec().position()).isNull();

        city.add("road", "1", "세종대로");
        map(mapper, "{\"ID\":1,\"V\":31}");

        assertThat(batch.thing(1).spec().position()).isEqualTo(TestCity.STATION);
        assertThat(batch.thing(1).spec().name().ko()).isEqualTo("세종대로");
        assertThat(batch.thing(1).spec().district()).isEqualTo("11140");
    }

    @Test
    void takesTheLineOfACataloguedPlaceAndNotItsOtherFacts() {
        var mapper = mapper("""
                thing: {kind: link, key: "l:{ID}", at: {kind: road, key: "{ID}"}, properties: {lanes: "{N}"}}
                readings: [{property: speed, from: V}]
                """);
        city.add("road", "1", "세종대로", Map.of("path", "126.97,37.56 126.98,37.57", "metres", "900"));
        map(mapper, "{\"ID\":1,\"V\":31,\"N\":4}");

        assertThat(batch.thing(0).spec().properties())
                .containsOnly(Map.entry("path", "126.97,37.56 126.98,37.57"), Map.entry("lanes", "4"));
    }

    private static final String RIDERSHIP = """
            thing: {kind: stop, key: "stop:{ars}", again: number}
            time: {from: month, pattern: yyyyMM}
            unpivot: {columns: "h(?<hour>[0-9]{2})_(?<way>on|off)", property: {on: boardings, off: alightings}, by: way, plus-hours: hour}
            """;

    @Test
    void turnsColumnsIntoReadings() throws Exception {
        var mapper = mapper(RIDERSHIP);
        var csv = "month,ars,h00_on,h00_off,h23_on\n202201,01001,27,69,77\n202201,01001,1,2,3\n";
        for (var record : new DocumentReader(Format.CSV, TextEncoding.UTF_8, CsvForm.PLAIN, RecordPath.root())
                .read(csv.getBytes(StandardCharsets.UTF_8))) {
            assertThat(mapper.map(record, NOW, batch)).isEqualTo(Outcome.ACCEPTED);
        }

        assertThat(batch.size()).isEqualTo(6);
        assertThat(Instant.ofEpochMilli(batch.time(2))).isEqualTo("2022-01-01T14:00:00Z");
        assertThat(mapper.properties().get(batch.property(1)).id()).isEqualTo("alightings");
        assertThat(batch.thing(3).spec().key()).isEqualTo("stop:01001#2");
    }

    @Test
    void readsOccurrencesAndPlaces() {
        var outcome = map("""
                time: {from: at, pattern: iso}
                occurrence:
                  kind: incident
                  key: "{id}"
                  title: {ko: "{where} 화재", en: "Fire in {where}"}
                  severity: {from: level, codes: {"1": Severe}, default: Minor}
                  status: {default: closed}
                  position: {lon: x, lat: y}
                  link: "{url}"
                  properties: {seconds: "{took}"}
                place: {kind: fire, key: "{id}", name: {ko: "{where}"}, position: {lon: x, lat: y}}
                """, """
                {"id":9,"at":"2026-11-21T17:00:00","where":"중구","level":"1","x":126.97,"y":37.55,"took":421,
                 "url":"javascript:alert(1)"}""");

        assertThat(outcome).isEqualTo(Outcome.ACCEPTED);
        var occurrence = batch.occurrences().getFirst();
        assertThat(occurrence.title().en()).isEqualTo("Fire in 중구");
        assertThat(occurrence.severity()).isEqualTo("Severe");
        assertThat(occurrence.status()).isEqualTo("closed");
        assertThat(occurrence.district()).isEqualTo("11140");
        assertThat(occurrence.link()).isNull();
        assertThat(occurrence.properties()).containsEntry("seconds", "421");
        assertThat(batch.places().getFirst().name().en()).isEqualTo("중구");
    }

    @Test
    void passesOverRecordsThatAreNotMeant() {
        assertThat(map(STATION + "readings: [{property: pm10, from: PM}]\nonly: {from: T, in: [\"1\"]}", """
                {"NM":"중구","PM":1,"T":"2"}"""))
                .isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void refusesADefinitionThatNamesWhatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapper(STATION + "readings: [{property: charm, from: PM}]"))
                .withMessageContaining("charm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapper(STATION + "readings: [{property: pm10, from: PM, unit: furlong}]"))
                .withMessageContaining("furlong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,234;1234",
                "2,237.63;2237.63",
                "-0.5;-0.5",
                "+3;3",
                "1e3;1000",
                "007;7",
                ".5;0.5",
                "5.;5",
                "12,5;NaN",
                "1,2345;NaN",
                "NaN;NaN",
                "Infinity;NaN",
                "0x10;NaN",
                "1d;NaN",
                "--1;NaN",
                "1.2.3;NaN",
                "-;NaN"
            })
    void readsNumbersStrictly(String text, Double expected) {
        assertThat(Numbers.parse(text)).isEqualTo(expected);
    }

    @RepeatedTest(200)
    void readsEveryPlainNumberAsJavaDoes(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        double value = Math.round(random.nextDouble(-1e6, 1e6) * 1000) / 1000.0;
        var text = random.nextBoolean() ? Double.toString(value) : new java.math.BigDecimal(value).toPlainString();

        assertThat(Numbers.parse(text.length() > 40 ? text.substring(0, 30) : text))
                .isEqualTo(Double.parseDouble(text.length() > 40 ? text.substring(0, 30) : text));
    }

    @RepeatedTest(300)
    void neverFailsWhateverARecordHolds(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var values = new String[] {
            "\"\"",
            "null",
            "-1e999",
            "\"\\uD800\"",
            "[]",
            "{}",
            "[1,[2]]",
            "true",
            "\"2026\"",
            "0",
            "\"" + "9".repeat(60) + "\""
        };
        var json = new StringBuilder("{");
        for (var name : new String[] {"NM", "DT", "PM", "x", "y"}) {
            json.append('"')
                    .append(name)
                    .append("\":")
                    .append(values[random.nextInt(values.length)])
                    .append(',');
        }
        json.append("\"z\":0}");

        var outcome = map("""
                thing: {kind: s, key: "s:{NM}", position: {lon: x, lat: y}}
                time: {from: DT, pattern: "yyyy|yyyyMMdd"}
                readings: [{property: pm10, from: PM}]
                """, json.toString());

        assertThat(outcome).isNotNull();
        for (int i = 0; i < batch.size(); i++) {
            assertThat(batch.result(i)).isFinite();
        }
    }
}
