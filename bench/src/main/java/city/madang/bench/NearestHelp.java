package city.madang.bench;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// 100,000 emergency rooms and units; the nearest of each, ranked, for places all over the city.
final class NearestHelp implements Bench.Scenario {

    private static final int THINGS = 100_000;
    private static final int SENDERS = 16;
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
    private static final long SEED = 1;

    @Override
    public String about() {
        return "nearest help, weather and people among 100,000 spots; at most 20 ms";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var random = new Random(SEED);
        long began = System.nanoTime();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            var sent = IntStream.range(0, THINGS)
                    .mapToObj(number -> thing(number, random))
                    .map(body -> senders.submit(() -> create(target, body)))
                    .toList();
            for (var one : sent) {
                one.get();
            }
        }
        System.out.printf("  created in %.0f s%n", (System.nanoTime() - began) / 1e9);
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

    private static String thing(int number, Random random) {
        return """
                {"name": "bench %1$d", "properties": {"key": "bench:near:%2$s:%1$d", "kind": "%3$s"},
                 "Locations": [{"location": {"type": "Point", "coordinates": [%4$.5f, %5$.5f]}}]}
                """.formatted(
                        number,
                        RUN,
                        number % 2 == 0 ? "emergency-room" : "fire-unit",
                        126.80 + random.nextDouble() * 0.35,
                        37.45 + random.nextDouble() * 0.22);
    }

    private static @Nullable Void create(Target target, String body) throws IOException, InterruptedException {
        var answer = target.post("/sensorthings/v1.1/Things", body);
        if (answer.statusCode() >= 300) {
            throw new IOException("The server refused a Thing: " + answer.body());
        }
        return null;
    }

    private static String path(Random random) {
        return "/api/incidents/nearby?lon=%.5f&lat=%.5f&within=500"
                .formatted(126.85 + random.nextDouble() * 0.25, 37.48 + random.nextDouble() * 0.15);
    }
}
