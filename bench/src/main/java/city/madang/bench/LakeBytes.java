package city.madang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Bytes that a reading takes in the lake, roll-ups included: sensors with one decimal, one reading a second.
final class LakeBytes implements Bench.Scenario {

    private static final int READINGS = 3_000_000;

    @Override
    public String about() {
        return "bytes per reading in the lake for one-decimal sensors; at most 2";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var data = target.data();
        if (data == null) {
            throw new IOException("This needs a server of its own: leave out --url");
        }
        var streams = City.sensors(target, "lake", 200, "temperature");
        var arrays = new DataArray(streams, 50, Instant.now().minus(2, ChronoUnit.DAYS));
        try (var connection = new Connection(target, "/sensorthings/v1.1/CreateObservations")) {
            for (int sent = 0; sent < READINGS; sent += arrays.readings()) {
                var body = arrays.next();
                if (connection.post(body, body.length) != 201) {
                    throw new IOException("The server refused a data array");
                }
            }
        }
        Thread.sleep(Duration.ofSeconds(20));
        for (var kind : new String[] {"raw", "hour", "day"}) {
            long bytes = bytes(data.resolve("lake").resolve(kind));
            System.out.printf("  %-5s %.3f bytes per reading (%,d bytes)%n", kind, bytes / (double) READINGS, bytes);
        }
        System.out.printf("  all   %.3f bytes per reading%n", bytes(data.resolve("lake")) / (double) READINGS);
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            long bytes = 0;
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
