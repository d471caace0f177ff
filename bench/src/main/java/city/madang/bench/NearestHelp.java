package city.madang.bench;

import java.time.Instant;
import java.util.Random;

/// 100,000 emergency rooms, cameras and units with what they report; the nearest of each, ranked, for places all over
/// the
/// city.
final class NearestHelp implements Bench.Scenario {

    private static final int THINGS = 100_000;
    private static final int BATCH = 500;
    private static final long SEED = 1;

    @Override
    public String about() {
        return "nearest help, weather and people among 100,000 spots; at most 20 ms";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var random = new Random(SEED);
        for (int from = 0; from < THINGS; from += BATCH) {
            var body = new StringBuilder("{\"requests\":[");
            for (int i = from; i < from + BATCH; i++) {
                body.append(i == from ? "" : ",").append("""
                        {"id":"%1$d","method":"post","url":"Things","body":
                         {"name":"bench %1$d","properties":{"key":"bench:near:%2$s:%1$d","kind":"%3$s"},
                          "Locations":[{"location":{"type":"Point","coordinates":[%4$.5f,%5$.5f]}}]}}
                        """.formatted(
                                i,
                                Long.toString(Instant.now().getEpochSecond(), 36),
                                i % 2 == 0 ? "emergency-room" : "fire-unit",
                                126.80 + random.nextDouble() * 0.35,
                                37.45 + random.nextDouble() * 0.22));
            }
            var answer =
                    target.post("/sensorthings/v1.1/$batch", body.append("]}").toString());
            if (answer.statusCode() >= 300) {
                throw new java.io.IOException("The server refused Things: " + answer.body());
            }
        }
        Thread.sleep(6_000);
        Timing.of(target, path(random), 1);
        for (int i = 0; i < 500; i++) {
            Timing.of(target, path(random), 1);
        }
        var millis = new double[1_000];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = Timing.of(target, path(random), 1)[0];
        }
        java.util.Arrays.sort(millis);
        System.out.printf("  %s among %,d spots%n", Timing.text(millis), THINGS);
    }

    private static String path(Random random) {
        return "/api/incidents/nearby?lon=%.5f&lat=%.5f&within=500"
                .formatted(126.85 + random.nextDouble() * 0.25, 37.48 + random.nextDouble() * 0.15);
    }
}
