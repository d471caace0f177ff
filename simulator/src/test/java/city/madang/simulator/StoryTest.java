package city.madang.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import city.madang.simulator.city.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A story as the systems of the city tell it, by a clock that the test moves.
class StoryTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Moment.at("2026-11-21T12:00").instant());
    private final InstantSource clock = now::get;
    private Simulation simulation;
    private Asking ask;

    @BeforeEach
    void start() throws Exception {
        simulation = Simulation.start(Options.forTests(), clock);
        ask = new Asking(simulation);
    }

    @AfterEach
    void stop() {
        ask.close();
        simulation.close();
    }

    private void pass(long seconds) {
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(seconds)));
    }

    @Test
    void tellsOneFireThroughBothEmergencyNumbers() throws Exception {
        var story = ask.order("/stories/fire", "{\"district\":\"11680\"}");
        var number = story.path("id").asString();
        assertThat(ask.text("/cap/fire-119.xml")).contains("119-%s-1".formatted(number));
        assertThat(eido(story).isMissingNode()).isTrue();

        pass(60);
        var eido = eido(story);
        assertThat(eido.path("incidentComponent")
                        .path("incidentTypeCommonRegistryText")
                        .asString())
                .isEqualTo("Structure Fire");
        assertThat(eido.path("locationComponent").path("longitude").asDouble())
                .isCloseTo(story.path("lon").asDouble(), offset(0.001));

        pass(1100);
        assertThat(ask.text("/cap/fire-119.xml"))
                .contains("<valueName>injured</valueName><value>9</value>")
                .contains("<references>119@fire.city.example,119-%s-1,".formatted(number));
        assertThat(ask.text("/press/ko.rss")).contains("article-" + number);
        assertThat(ask.text("/social/posts.rss")).contains("post-" + number);

        pass(1800);
        assertThat(eido(story)
                        .path("incidentComponent")
                        .path("incidentStatusCommonRegistryText")
                        .asString())
                .isEqualTo("Closed");
    }

    private JsonNode eido(JsonNode story) throws Exception {
        for (var eido : ask.json("/112/incidents").path("eidos")) {
            if (eido.path("incidentComponent")
                    .path("incidentTrackingIdentifier")
                    .equals(story.path("policeNumber"))) {
                return eido;
            }
        }
        return MissingNode.getInstance();
    }

    @Test
    void showsUnitsLeavingArrivingAndMoving() throws Exception {
        var story = ask.order("/stories/bus-accident", "{\"lon\":127.0276,\"lat\":37.4979,\"speed\":2}");
        assertThat(units(story)).isZero();
        pass(60);
        assertThat(units(story)).isPositive();
        var unit = first(story);
        assertThat(unit.path("dispatchedAt").asString()).isNotEmpty();
        assertThat(unit.path("clearedAt").asString()).isEmpty();
        var before = position(unit.path("unitId").asString());
        pass(10);
        assertThat(position(unit.path("unitId").asString())).isNotEqualTo(before);
        pass(200);
        assertThat(first(story).path("state").asString()).isIn("on-scene", "transporting");
        assertThat(first(story).path("arrivedAt").asString()).isNotEmpty();
    }

    private long units(JsonNode story) throws Exception {
        var count = 0;
        for (var unit : ask.json("/119/dispatches").path("dispatches")) {
            count += unit.path("incidentNo").equals(story.path("id")) ? 1 : 0;
        }
        return count;
    }

    private JsonNode first(JsonNode story) throws Exception {
        for (var unit : ask.json("/119/dispatches").path("dispatches")) {
            if (unit.path("incidentNo").equals(story.path("id"))) {
                return unit;
            }
        }
        throw new AssertionError("no unit was sent");
    }

    private String position(String id) throws Exception {
        for (var unit : ask.json("/119/units").path("units")) {
            if (unit.path("unitId").asString().equals(id)) {
                return unit.path("lon").asString() + "," + unit.path("lat").asString();
            }
        }
        throw new AssertionError("no position of " + id);
    }

    @Test
    void refusesOrdersThatMakeNoSense() throws Exception {
        assertThat(ask.order("/stories/earthquake", "{\"district\":\"11680\"}")
                        .path("error")
                        .asString())
                .contains("earthquake");
        assertThat(ask.order("/stories/fire", "{}").path("error").asString()).contains("district");
        assertThat(ask.order("/stories/fire", "{\"lon\":2.3,\"lat\":48.8}")
                        .path("error")
                        .asString())
                .contains("outside");
        assertThat(ask.order("/stories/fire", "{\"district\":\"11680\",\"speed\":0}")
                        .path("error")
                        .asString())
                .contains("speed");
    }

    @Test
    void hasStationsAndSheltersEverywhere() throws Exception {
        assertThat(ask.json("/police/stations").path("stations")).hasSize(31);
        assertThat(ask.json("/fire/list").path("stations").size()).isBetween(140, 148);
        assertThat(ask.json("/air/stations").path("stations")).hasSize(50);
    }
}
