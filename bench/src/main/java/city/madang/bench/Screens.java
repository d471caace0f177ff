package city.madang.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// 2,000 open screens; a reading is pushed every second, and every screen notes when it sees it.
final class Screens implements Bench.Scenario {

    private static final int VIEWERS = 2000;
    private static final int SENSORS = 100;

    @Override
    public String about() {
        return "2,000 open screens over server-sent events; from push to screen p99 at most 1 s";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var streams = City.sensors(target, "screens", SENSORS, "temperature");
        push(target, streams, 20.0);
        Thread.sleep(2000);
        try (var screens = new OpenScreens(target, "layer:sensors", VIEWERS)) {
            System.out.printf("  %d screens are open%n", VIEWERS);
            screens.listen(Duration.ofSeconds(5));
            double cpu = 0;
            int pushes = options.warmUp() + options.seconds();
            for (int i = 0; i < pushes; i++) {
                if (i == options.warmUp()) {
                    screens.forget();
                    cpu = Cpu.seconds(target.processes());
                }
                double value = Math.round((i % 2 == 0 ? -20 - i * 0.001 : 40 + i * 0.001) * 1000) / 1000.0;
                screens.expect(Double.toString(value));
                push(target, streams, value);
                screens.listen(Duration.ofSeconds(1));
            }
            cpu = Cpu.seconds(target.processes()) - cpu;
            System.out.printf("  %s; %.2f cores%n", screens.report(options.seconds()), cpu / options.seconds());
        }
    }

    private static void push(Target target, List<Integer> streams, double value)
            throws IOException, InterruptedException {
        var body = new StringBuilder("[");
        for (int stream : streams) {
            body.append(body.length() == 1 ? "" : ",")
                    .append(
                            "{\"Datastream\":{\"@iot.id\":%d},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":[[\"%s\",%s]]}"
                                    .formatted(stream, Instant.now(), value));
        }
        var answer = target.post(
                "/sensorthings/v1.1/CreateObservations", body.append(']').toString());
        if (answer.statusCode() != 201) {
            throw new IOException("The server answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }
}
