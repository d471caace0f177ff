package city.madang.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The mean per hour over a million readings of one datastream, from raw readings and from roll-ups.
final class HistoryQueries implements Bench.Scenario {

    private static final int READINGS = 1_000_000;
    private static final int BATCH = 10_000;

    @Override
    public String about() {
        return "mean per hour over 1 M readings of one datastream; at most 60 ms raw, 20 ms from roll-ups";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var streams = City.sensors(target, "history", 1, "temperature");
        var end = Instant.now().truncatedTo(ChronoUnit.HOURS);
        var begin = end.minusSeconds(READINGS);
        var arrays = new DataArray(streams, BATCH, begin);
        for (int i = 0; i < READINGS / BATCH; i++) {
            var body = arrays.next();
            try (var connection = new Connection(target, "/sensorthings/v1.1/CreateObservations")) {
                connection.post(body, body.length);
            }
        }
        // The millionth reading makes the tail long enough to be sealed.
        Thread.sleep(Duration.ofSeconds(15));
        var path = "/api/history?datastream=%d&from=%s&to=%s&aggregate=mean&interval="
                .formatted(streams.getFirst(), begin, end);
        Timing.of(target, path + "30m", 200);
        Timing.of(target, path + "1h", 200);
        System.out.printf("  raw (30 min steps): %s%n", Timing.text(Timing.of(target, path + "30m", 100)));
        System.out.printf("  roll-ups (1 h steps): %s%n", Timing.text(Timing.of(target, path + "1h", 100)));
    }
}
