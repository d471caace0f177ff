package city.madang.simulator.control;

import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Stories;
import city.madang.simulator.city.Story;
import city.madang.simulator.http.Row;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Starts stories and tells which are being played.
public final class StoryOrders {

    /// How far back stories are listed, seconds.
    private static final long LISTED = 12 * 3600;

    private final Stories stories;
    private final InstantSource clock;

    public StoryOrders(Stories stories, InstantSource clock) {
        this.stories = stories;
        this.clock = clock;
    }

    /// Starts one: `{"district": "11680"}` or `{"lon": 127.03, "lat": 37.5}`, and `speed` (1 if absent).
    ///
    /// @throws IllegalArgumentException for an unknown story or district, a speed out of bounds, or no place
    Map<String, Object> start(String script, JsonNode order) {
        var now = Moment.of(clock.instant());
        var speed = order.path("speed").asDouble(1);
        if (order.has("lon") && order.has("lat")) {
            return describe(stories.start(script, degrees(order, "lon"), degrees(order, "lat"), speed, now), now);
        }
        if (!order.has("district")) {
            throw new IllegalArgumentException("a story needs a \"district\", or \"lon\" and \"lat\"");
        }
        var district = Districts.get(order.path("district").asString(""));
        return describe(stories.start(script, district, speed, now), now);
    }

    private static double degrees(JsonNode order, String name) {
        var value = order.path(name).asDouble(Double.NaN);
        var sound = name.equals("lon") ? value > 126.7 && value < 127.3 : value > 37.4 && value < 37.75;
        if (!sound) {
            throw new IllegalArgumentException("\"%s\" lies outside the city".formatted(name));
        }
        return value;
    }

    /// Those of the last twelve hours, newest first.
    List<Map<String, Object>> list() {
        var now = Moment.of(clock.instant());
        return stories.begun(now, LISTED).stream()
                .map(story -> describe(story, now))
                .toList();
    }

    private static Map<String, Object> describe(Story story, Moment now) {
        var incident = story.incident();
        return Row.of(
                "id", story.id(),
                "policeNumber", story.policeNumber(),
                "story", story.scene().script().id(),
                "stage", incident.stage(now).name().toLowerCase(Locale.ROOT),
                "district", incident.district().code(),
                "lon", incident.lon(),
                "lat", incident.lat(),
                "speed", story.scene().speed(),
                "units", story.units().size(),
                "reported", new Moment(incident.reported() * 1000).iso(),
                "closes", new Moment(incident.closed() * 1000).iso());
    }
}
