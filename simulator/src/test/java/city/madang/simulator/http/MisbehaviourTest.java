package city.madang.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.simulator.Asking;
import city.madang.simulator.Options;
import city.madang.simulator.Simulation;
import city.madang.simulator.city.Moment;
import java.nio.charset.Charset;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MisbehaviourTest {

    private static final String ZONES = "/topis/zones";

    private Simulation simulation;
    private Asking ask;

    @BeforeEach
    void start() throws Exception {
        simulation = Simulation.start(
                Options.forTests(),
                InstantSource.fixed(Moment.at("2026-11-20T12:00:30").instant()));
        ask = new Asking(simulation);
    }

    @AfterEach
    void stop() {
        ask.close();
        simulation.close();
    }

    @Test
    void answersWellUntilToldOtherwise() throws Exception {
        assertThat(ask.json(ZONES).path("zones")).hasSize(25);
        assertThat(ask.json(ZONES).path("zones").path(0).path("at").asString()).startsWith("2026-11-20T12:00:00");
    }

    @Test
    void saysWhatItSaidThreeHoursAgoWhenLate() throws Exception {
        ask.misbehave("traffic-zones", "late");
        assertThat(ask.json(ZONES).path("zones").path(0).path("at").asString()).startsWith("2026-11-20T09:00:00");
    }

    @Test
    void saysEverythingTwice() throws Exception {
        ask.misbehave("traffic-zones", "duplicate");
        assertThat(ask.json(ZONES).path("zones")).hasSize(50);
    }

    @Test
    void putsOlderRecordsAfterNewerOnes() throws Exception {
        ask.misbehave("traffic-zones", "out-of-order");
        var zones = ask.json(ZONES).path("zones");
        assertThat(zones.path(0).path("at").asString())
                .isGreaterThan(zones.path(74).path("at").asString());
    }

    @Test
    void breaksSomeRecordsAndSomeDocuments() throws Exception {
        ask.misbehave("traffic-zones", "malformed");
        var zones = ask.json(ZONES).path("zones");
        assertThat(zones.path(0).path("averageSpeed").asString()).isEqualTo("##.#");
        assertThat(zones.path(1).path("averageSpeed").isNumber()).isTrue();
        ask.text(ZONES);
        ask.text(ZONES);
        assertThat(ask.text(ZONES)).doesNotEndWith("}");
    }

    @Test
    void hasNothingToSayWhenSilent() throws Exception {
        ask.misbehave("traffic-zones", "silent");
        assertThat(ask.json(ZONES).path("zones")).isEmpty();
    }

    @Test
    void failsWithHttp500() throws Exception {
        ask.misbehave("traffic-zones", "500");
        assertThat(ask.bytes(ZONES).statusCode()).isEqualTo(500);
    }

    @Test
    void writesAnotherEncodingThanItDeclares() throws Exception {
        ask.misbehave("traffic-zones", "wrong-encoding");
        var response = ask.bytes(ZONES);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("UTF-8");
        assertThat(new String(response.body(), Charset.forName("MS949"))).contains("종로구");
    }

    @Test
    void meansAllSystemsThatAPatternNames() throws Exception {
        ask.misbehave("complaints-*", "500");
        assertThat(ask.bytes("/gu/11110/complaints").statusCode()).isEqualTo(500);
        assertThat(ask.bytes("/gu/11740/complaints").statusCode()).isEqualTo(500);
        assertThat(ask.bytes("/gu/11740/waste").statusCode()).isEqualTo(200);
    }

    @Test
    void behavesAgainWhenToldSo() throws Exception {
        ask.misbehave("traffic-zones", "500");
        ask.misbehave("traffic-zones", "ok");
        assertThat(ask.bytes(ZONES).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesOrdersItDoesNotUnderstand() throws Exception {
        assertThat(ask.misbehave("traffic-zones", "sulk")).isEqualTo(400);
        assertThat(ask.misbehave("no-such-system", "late")).isEqualTo(404);
    }

    @Test
    void listsItsSystemsWithModeAndRequests() throws Exception {
        ask.text(ZONES);
        ask.misbehave("traffic-zones", "late");
        var systems = ask.systems();
        assertThat(systems.size()).isGreaterThanOrEqualTo(350);
        for (var system : systems) {
            if (system.path("id").asString().equals("traffic-zones")) {
                assertThat(system.path("mode").asString()).isEqualTo("late");
                assertThat(system.path("requests").asInt()).isEqualTo(1);
            }
        }
    }
}
