package city.madang.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/// 500 open walls; an incident is reported every second, and every wall notes when it sees the situation.
final class IncidentDelay implements Bench.Scenario {

    private static final int WALLS = 500;

    @Override
    public String about() {
        return "from an incident received to 500 open walls; p99 at most 500 ms";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        try (var walls = new OpenScreens(target, "situations", WALLS)) {
            walls.listen(Duration.ofSeconds(3));
            int reports = options.warmUp() + options.seconds();
            double cpu = 0;
            for (int i = 0; i < reports; i++) {
                if (i == options.warmUp()) {
                    walls.forget();
                    cpu = Cpu.seconds(target.processes());
                }
                var title = "bench-%d-%d".formatted(Instant.now().getEpochSecond(), i);
                walls.expect(title);
                report(target, title, i);
                walls.listen(Duration.ofSeconds(1));
            }
            cpu = Cpu.seconds(target.processes()) - cpu;
            System.out.printf("  %s; %.2f cores%n", walls.report(options.seconds()), cpu / options.seconds());
        }
    }

    private static void report(Target target, String title, int number) throws IOException, InterruptedException {
        var answer = target.deliver("situation-room", """
                {"id":"%1$s","time":"%2$s","title":"%1$s","text":"bench","category":"fire","severity":"Severe",
                 "lon":%3$.5f,"lat":%4$.5f}
                """.formatted(
                        title, Instant.now(), 126.85 + number % 20 * 0.01, 37.48 + number / 20 % 10 * 0.01));
        if (answer.statusCode() >= 300) {
            throw new IOException("The server answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }
}
