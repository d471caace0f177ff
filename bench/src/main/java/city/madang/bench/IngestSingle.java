package city.madang.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;

/// Single Observations over 64 connections, each durable before its answer.
final class IngestSingle implements Bench.Scenario {

    private static final int CONNECTIONS = 64;

    @Override
    public String about() {
        return "single Observations, 64 connections; at most 0.1 CPU-ms each";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var streams = City.sensors(target, "single", CONNECTIONS, "temperature");
        var works = new ArrayList<Load.Work>();
        for (int stream : streams) {
            works.add(sensor(target, stream));
        }
        var result = new Load().run(target, options, works);
        System.out.printf(
                "  %.4f CPU-ms each; %,.0f posts/s; %,d posts in %.0f s%n",
                result.cpuMillisEach(), result.perSecond(), result.items(), result.wallSeconds());
    }

    private static Load.Work sensor(Target target, int stream) {
        var connection = new Connection(target, "/sensorthings/v1.1/Observations");
        var time = new long[] {Instant.parse("2026-01-01T00:00:00Z").toEpochMilli()};
        return () -> {
            time[0] += 1000;
            var body = "{\"phenomenonTime\":\"%s\",\"result\":%.1f,\"Datastream\":{\"@iot.id\":%d}}"
                    .formatted(Instant.ofEpochMilli(time[0]), time[0] / 1000 % 300 / 10.0, stream)
                    .getBytes(StandardCharsets.US_ASCII);
            int status = connection.post(body, body.length);
            if (status != 201) {
                throw new IOException("The server answered " + status);
            }
            return 1;
        };
    }
}
