package city.madang.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Things that the load programs create: sensors with one or more datastreams, in a grid over the city.
final class City {

    private static final JsonMapper JSON = new JsonMapper();

    /// Every run has things of its own, so that its readings are new.
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    private City() {}

    /// Creates sensors and returns the numbers of their datastreams, property after property for each sensor.
    static List<Integer> sensors(Target target, String name, int count, String... properties)
            throws IOException, InterruptedException {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            var streams = new ArrayList<String>();
            for (var property : properties) {
                streams.add(
                        "{\"name\":\"%1$s\",\"unitOfMeasurement\":{\"symbol\":\"\"},\"ObservedProperty\":{\"name\":\"%1$s\"}}"
                                .formatted(property));
            }
            var answer = target.post("/sensorthings/v1.1/Things", """
                    {"name": "%1$s %2$d", "properties": {"key": "bench:%1$s:%2$d", "kind": "s-dot", "district": "11680"},
                     "Locations": [{"location": {"type": "Point", "coordinates": [%3$.4f, %4$.4f]}}],
                     "Datastreams": [%5$s]}
                    """.formatted(
                            name, i, 126.8 + i % 40 * 0.008, 37.45 + i / 40 * 0.006, String.join(",", streams)));
            if (answer.statusCode() >= 300) {
                throw new IOException("The server refused a Thing: " + answer.body());
            }
            for (var stream : JSON.readTree(answer.body()).path("Datastreams")) {
                numbers.add(stream.path("@iot.id").asInt());
            }
        }
        return numbers;
    }
}
