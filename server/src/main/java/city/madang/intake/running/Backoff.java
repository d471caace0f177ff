package city.madang.intake.running;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When a source is asked again. Regular polls vary by a tenth, so that 300 sources do not ask in one breath; after
/// failures the pause doubles up to a bound and is spread over its upper half.
///
/// @param every the poll interval
record Backoff(Duration every, RandomGenerator random) {

    private static final double SPREAD = 0.1;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /// The pause after `failures` failures in a row.
    Duration pause(int failures) {
        if (failures == 0) {
            return scaled(every, 1 - SPREAD + 2 * SPREAD * random.nextDouble());
        }
        var bound = longer(every, LONGEST);
        var doubled = scaled(longer(every, SHORTEST), Math.pow(2, Math.min(failures - 1, 20)));
        var pause = doubled.compareTo(bound) > 0 ? bound : doubled;
        return longer(scaled(pause, 0.5 + 0.5 * random.nextDouble()), SHORTEST);
    }

    /// The pause before the first poll: within one interval, at most ten seconds.
    Duration first() {
        var most = every.compareTo(Duration.ofSeconds(10)) < 0 ? every : Duration.ofSeconds(10);
        return scaled(most, random.nextDouble());
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis((long) Math.min(duration.toMillis() * factor, 1e14));
    }
}
