package city.madang.catalogue;

import java.time.Duration;

/// How soon a source that says nothing is missed.
///
/// @param late without a new reading for so long, the source is late
/// @param silent without one for so long, it is silent; not shorter than `late`
public record Freshness(Duration late, Duration silent) {

    /// What a source gets that promises nothing: late after an hour, silent after a day.
    public static final Freshness DEFAULT = new Freshness(Duration.ofHours(1), Duration.ofDays(1));

    public Freshness {
        if (late.isNegative() || late.isZero() || silent.compareTo(late) < 0) {
            throw new IllegalArgumentException(
                    "Freshness needs 0 < late <= silent, not late %s and silent %s".formatted(late, silent));
        }
    }
}
