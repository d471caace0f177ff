package city.madang.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.simulator.Asking;
import city.madang.simulator.Options;
import city.madang.simulator.Simulation;
import city.madang.simulator.city.Moment;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.InstantSource;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The dialects answer as the recorded formats do, quirks included. The clock stands still on a rainy Friday
/// evening.
class DialectTest {

    private static Simulation simulation;
    private static Asking ask;

    @BeforeAll
    static void start() throws Exception {
        simulation = Simulation.start(
                Options.forTests(),
                InstantSource.fixed(Moment.at("2026-07-10T18:32:10").instant()));
        ask = new Asking(simulation);
    }

    @AfterAll
    static void stop() {
        ask.close();
        simulation.close();
    }

    @Test
    void answersInTheFieldNamesOf2026() throws Exception {
        var answer = ask.json("/openapi/key/json/RealtimeCityAir/1/25/").path("RealtimeCityAir");
        assertThat(answer.path("list_total_count").asInt()).isEqualTo(25);
        assertThat(answer.path("RESULT").path("CODE").asString()).isEqualTo("INFO-000");
        var row = answer.path("row").path(0);
        assertThat(row.path("MSRMT_DT").asString()).isEqualTo("202607101800");
        assertThat(row.propertyNames()).contains("MSRSTN_NM", "PM", "FPM", "OZON", "NTDX", "CBMX", "SPDX", "CAI_IDX");
    }

    @Test
    void keepsTheOldFieldNamesInAnOlderService() throws Exception {
        var row = ask.json("/openapi/key/json/RealtimeRoadsideAir/1/5/")
                .path("RealtimeRoadsideAir")
                .path("row")
                .path(0);
        assertThat(row.propertyNames()).contains("MSRDT", "MSRSTE_NM", "PM10", "PM25");
    }

    @Test
    void refusesMoreThanAThousandRowsWithHttp200AndXml() throws Exception {
        var response = ask.bytes("/openapi/key/json/bikeList/1/1001/");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body(), "UTF-8")).startsWith("<RESULT><CODE>ERROR-336</CODE>");
    }

    @Test
    void refusesAWrongKeyInXmlThoughJsonWasAskedFor() throws Exception {
        assertThat(ask.text("/openapi/wrong/json/RealtimeCityAir/1/5/")).contains("<CODE>INFO-100</CODE>");
    }

    @Test
    void givesFiveRowsToTheSampleKey() throws Exception {
        assertThat(ask.json("/openapi/sample/json/RealtimeCityAir/1/5/")
                        .path("RealtimeCityAir")
                        .path("row"))
                .hasSize(5);
        assertThat(ask.text("/openapi/sample/json/RealtimeCityAir/1/6/")).contains("ERROR-335");
    }

    @Test
    void saysThatThereIsNothingBeyondTheEnd() throws Exception {
        assertThat(ask.text("/openapi/key/json/RealtimeCityAir/26/50/")).contains("INFO-200");
    }

    @Test
    void countsThePageOfBikesAndCallsTheRootDifferently() throws Exception {
        var page = ask.json("/openapi/key/json/bikeList/2001/3000/").path("rentBikeStatus");
        assertThat(page.path("list_total_count").asInt())
                .isEqualTo(page.path("row").size())
                .isLessThan(1000);
        assertThat(page.path("row").path(0).path("parkingBikeTotCnt").isString())
                .isTrue();
    }

    @Test
    void answersTrafficInXmlOnlyWhateverIsAsked() throws Exception {
        var text = ask.text("/openapi/key/json/TrafficInfo/1/3/");
        var links = simulation.city().traffic().links().size();
        assertThat(text).startsWith("<?xml").contains("<list_total_count>%d</list_total_count>".formatted(links));
        assertThat(text).containsPattern("<(link_id|LINK_ID)>1[0-9]{9}</(link_id|LINK_ID)>");
    }

    @Test
    void writesCityDataWithDottedCodesAndTextsForNumbers() throws Exception {
        var answer = ask.json("/openapi/key/json/citydata/1/1/POI001");
        assertThat(answer.path("RESULT").path("RESULT.CODE").asString()).isEqualTo("INFO-000");
        var people = answer.path("CITYDATA").path("LIVE_PPLTN_STTS").path(0).path("AREA_PPLTN_MIN");
        assertThat(people.isString()).isTrue();
    }

    @Test
    void showsThePalaceSquareToTheSampleKeyWhateverAreaIsAsked() throws Exception {
        var answer = ask.json("/openapi/sample/json/citydata/1/1/POI001");
        assertThat(answer.path("CITYDATA").path("AREA_CD").asString()).isEqualTo("POI009");
    }

    @Test
    void countsNothingThoughTheNationalNetworkHasItems() throws Exception {
        var body = ask.json("/airkorea/B552584/ArpltnInforInqireSvc/getCtprvnRltmMesureDnsty?serviceKey=x")
                .path("response")
                .path("body");
        assertThat(body.path("totalCount").asInt()).isZero();
        assertThat(body.path("items")).hasSize(25);
        assertThat(body.path("items").path(0).path("dmX").asString()).startsWith("37.");
    }

    @Test
    void writesKoreanInCp949WhereOfficesStillDo() throws Exception {
        var response = ask.bytes("/weather/aws.csv");
        assertThat(new String(response.body(), Charset.forName("MS949"))).startsWith("지점,지점명,일시,기온(°C)");
        assertThat(new String(response.body(), "UTF-8")).doesNotContain("지점명");
    }

    @Test
    void tellsIncidentsInCapWithTheTimeFromDispatchToArrival() throws Exception {
        var text = ask.text("/cap/fire-119.xml");
        assertThat(text).contains("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">", "<status>Actual</status>");
        assertThat(text)
                .contains("<valueName>dispatchSeconds</valueName>", "<language>en-US</language>", "<circle>37.");
    }

    @Test
    void sendsVehiclesAndDelaysAsGtfsRealtime() throws Exception {
        var message =
                FeedMessage.parseFrom(ask.bytes("/gtfs/vehicle-positions.pb").body());
        assertThat(message.getEntityList().stream().filter(entity -> entity.hasVehicle()))
                .hasSize(400);
        assertThat(message.getEntityList().stream().filter(entity -> entity.hasTripUpdate()))
                .hasSize(400);
        assertThat(message.getHeader().getTimestamp())
                .isEqualTo(Moment.at("2026-07-10T18:32:10").epochSecond());
    }

    @Test
    void drawsAPictureOfEveryCamera() throws Exception {
        var response = ask.bytes("/cctv/camera-1206/snapshot.jpg");
        var picture = ImageIO.read(new ByteArrayInputStream(response.body()));
        assertThat(picture.getWidth()).isEqualTo(640);
        assertThat(ask.bytes("/cctv/camera-1207/snapshot.jpg").statusCode()).isEqualTo(404);
    }

    @Test
    void archivesWhatTheLiveFeedSaid() throws Exception {
        try (var before = anHourBefore();
                var asked = new Asking(before)) {
            var live = asked.json("/openapi/key/json/RealtimeCityAir/1/25/")
                    .path("RealtimeCityAir")
                    .path("row");
            var archive = ask.text("/archive/air-realtime");
            for (var row : live) {
                assertThat(archive)
                        .contains("202607101700,%s,%s,%s,%s"
                                .formatted(
                                        row.path("SAREA_NM").asString(),
                                        row.path("MSRSTN_NM").asString(),
                                        row.path("PM").asDouble(),
                                        row.path("FPM").asDouble()));
            }
            assertThat(archive.lines()).hasSize(1 + 25 * 8 * 24);
        }
    }

    @Test
    void archivesBikesByHourAsTheLiveFeedSaid() throws Exception {
        try (var before = anHourBefore();
                var asked = new Asking(before)) {
            var bikes = asked.json("/openapi/key/json/bikeList/1/1/")
                    .path("rentBikeStatus")
                    .path("row")
                    .path(0);
            var row = ask.text("/archive/bike-stations")
                    .lines()
                    .filter(line -> line.startsWith("ST-1,20260710,"))
                    .findFirst()
                    .orElseThrow()
                    .split(",", -1);
            assertThat(Double.parseDouble(row[2 + 17]))
                    .isEqualTo(bikes.path("parkingBikeTotCnt").asDouble());
            assertThat(row[2 + 18]).isEmpty();
        }
    }

    private static Simulation anHourBefore() throws Exception {
        return Simulation.start(
                Options.forTests(),
                InstantSource.fixed(Moment.at("2026-07-10T17:00:00").instant()));
    }
}
