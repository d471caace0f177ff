package city.madang.bench;

import java.io.IOException;
import java.util.Arrays;

/// Times a request again and again.
final class Timing {

    private Timing() {}

    /// @return milliseconds, ascending
    static double[] of(Target target, String path, int times) throws IOException, InterruptedException {
        var millis = new double[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            var answer = target.get(path);
            millis[i] = (System.nanoTime() - begin) / 1e6;
            if (answer.statusCode() != 200) {
                throw new IOException("The server answered %d: %s".formatted(answer.statusCode(), answer.body()));
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    static String text(double[] millis) {
        return "p50 %.1f ms, p99 %.1f ms".formatted(at(millis, 0.5), at(millis, 0.99));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }
}
