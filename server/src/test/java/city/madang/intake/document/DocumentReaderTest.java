package city.madang.intake.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

    private static final Charset MS949 = Charset.forName("MS949");

    private static DocumentReader reader(Format format, String records) {
        return new DocumentReader(
                format,
                TextEncoding.UTF_8,
                CsvForm.PLAIN,
                records.isEmpty() ? RecordPath.root() : RecordPath.parse(records));
    }

    private static List<SourceRecord> read(Format format, String records, String text) {
        try {
            return reader(format, records).read(text.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableDocumentException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable String text(SourceRecord record, String path) {
        return FieldPath.parse(path).text(record);
    }

    @Test
    void readsTheSameRecordFromJsonAndFromXml() {
        var json = read(Format.JSON, "TrafficInfo.row", """
                {"TrafficInfo":{"list_total_count":1,"row":[{"link_id":"1220003800","prcs_spd":26}]}}""");
        var xml = read(Format.XML, "TrafficInfo.row", """
                <?xml version="1.0" encoding="UTF-8"?>
                <TrafficInfo><row><link_id>1220003800</link_id><prcs_spd>26</prcs_spd></row></TrafficInfo>""");

        for (var records : List.of(json, xml)) {
            assertThat(records).hasSize(1);
            assertThat(text(records.getFirst(), "link_id")).isEqualTo("1220003800");
            assertThat(text(records.getFirst(), "prcs_spd")).isEqualTo("26");
        }
    }

    @Test
    void findsXmlNamesInAnyCase() {
        var record = read(Format.XML, "trafficinfo.ROW", "<TrafficInfo><row><LINK_ID>7</LINK_ID></row></TrafficInfo>")
                .getFirst();

        assertThat(text(record, "link_id")).isEqualTo("7");
    }

    @Test
    void takesTheFirstAliasThatIsPresent() {
        var record = read(Format.JSON, "", "{\"PM\": 11.0, \"PM10\": null}").getFirst();

        assertThat(text(record, "PM10|PM")).isEqualTo("11.0");
        assertThat(text(record, "NEW|OLD")).isNull();
    }

    @Test
    void findsNamesThatHoldDotsAndEntriesByIndex() {
        var record = read(Format.JSON, "", """
                {"RESULT": {"RESULT.CODE": "INFO-000"}, "gps": [126.9, [37.5]], "list": [{"a": 1}, {"a": 2}]}""").getFirst();

        assertThat(text(record, "RESULT.RESULT.CODE")).isEqualTo("INFO-000");
        assertThat(text(record, "gps[1][0]")).isEqualTo("37.5");
        assertThat(text(record, "list[1].a")).isEqualTo("2");
        assertThat(text(record, "list.a")).isEqualTo("1");
        assertThat(text(record, "list[2].a")).isNull();
    }

    @Test
    void stepsThroughEveryEntryOfAnObject() {
        var records = read(Format.JSON, "stations.*", "{\"stations\":{\"강남구\":{\"pm\":1},\"중구\":{\"pm\":2}}}");

        assertThat(records).hasSize(2);
        assertThat(text(records.get(1), "$key")).isEqualTo("중구");
        assertThat(text(records.get(1), "pm")).isEqualTo("2");
    }

    @Test
    void decodesHtmlEntitiesAndTrims() {
        var record =
                read(Format.JSON, "", "{\"name\": \" 광화문&middot;덕수궁&#39; \"}").getFirst();

        assertThat(text(record, "name")).isEqualTo("광화문·덕수궁'");
    }

    @Test
    void readsAttributesAndTheTextBesideThem() {
        var record = read(Format.XML, "a.b", "<a><b id='3'> x <c>1</c><c>2</c></b></a>")
                .getFirst();

        assertThat(text(record, "@id")).isEqualTo("3");
        assertThat(text(record, "#text")).isEqualTo("x");
        assertThat(text(record, "c[1]")).isEqualTo("2");
    }

    @Test
    void refusesAMissingPathButNotAnEmptyList() {
        assertThat(read(Format.JSON, "a.row", "{\"a\":{\"row\":[]}}")).isEmpty();
        assertThatThrownBy(() -> reader(Format.JSON, "a.row").read("{\"b\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("a.row");
    }

    @Test
    void refusesExternalEntities() {
        assertThatThrownBy(() -> XmlDocument.read("""
                        <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>""")).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void refusesABillionLaughs() {
        var bomb = new StringBuilder("<!DOCTYPE lolz [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        bomb.append("]><lolz>&l9;</lolz>");

        assertThatThrownBy(() -> XmlDocument.read(bomb.toString())).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThatThrownBy(() -> JsonDocument.read("[".repeat(5000))).isInstanceOf(UnreadableDocumentException.class);
        assertThatThrownBy(() -> XmlDocument.read("<a>".repeat(5000))).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void tellsAWrongEncodingRatherThanGuess() {
        var korean = "이름,값\n강남구,1\n".getBytes(MS949);

        assertThatThrownBy(() -> reader(Format.CSV, "").read(korean))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "MS949"})
    void readsKoreanTablesInBothEncodingsWithAuto(String charset) throws Exception {
        var reader = new DocumentReader(Format.CSV, TextEncoding.AUTO, CsvForm.PLAIN, RecordPath.root());
        var records = reader.read("이름,값\n똠방각하,1\n".getBytes(Charset.forName(charset)));

        assertThat(text(records.getFirst(), "이름")).isEqualTo("똠방각하");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "a,b\\n1,2;1;2",
                "\uFEFF\"a\",\"b\"\\n\"1\",\"2\",\"\";1;2",
                "\"a,b\\n1,2;1;2",
                "a,b\\n\"1,000\",2;1,000;2",
                "a,b\\n\\n1;1;",
                "a,b\\r\\n1,2\\r\\n;1;2"
            })
    void forgivesWhatRealTablesGetWrong(String csv, String a, String b) {
        var record = read(Format.CSV, "", csv.replace("\\n", "\n").replace("\\r", "\r"))
                .getFirst();

        assertThat(text(record, "a")).isEqualTo(a);
        assertThat(text(record, "b")).isEqualTo(b);
    }

    @Test
    void losesNoLineToAStrayQuote() {
        var records = read(Format.CSV, "", "a,b\n1,\"2\n3,4\n5,6\n");

        assertThat(records).extracting(record -> text(record, "a")).containsExactly("1", "3", "5");
        assertThat(records).extracting(record -> text(record, "b")).containsExactly("2", "4", "6");
    }

    @Test
    void writesBackWhatItRead() throws Exception {
        var text = "{\"a\":\"1\",\"b\":[{\"c\":null},\"x\"]}";

        assertThat(JsonDocument.write(JsonDocument.read(text))).isEqualTo(text);
    }

    @RepeatedTest(300)
    void neverFailsOtherwiseThanByRefusing(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var seeds = List.of(
                "{\"row\":[{\"a\":1,\"b\":\"강남\"}]}",
                "<r><row><a>1</a><b x='2'>강남</b></row></r>",
                "a,b\n1,\"강남\"\n2,3\n");
        var bytes = seeds.get(random.nextInt(3)).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        for (var format : Format.values()) {
            try {
                reader(format, "").read(bytes).forEach(record -> text(record, "row[0].a|a|b"));
            } catch (UnreadableDocumentException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }
}
