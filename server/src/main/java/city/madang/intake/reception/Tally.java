package city.madang.intake.reception;

import java.util.Map;
import java.util.TreeMap;

/// What became of the records of a delivery.
///
/// @param read records, those passed over included
/// @param stored readings, occurrences and places that are on disk for the first time or changed
/// @param duplicates readings, occurrences and places that were there already
/// @param readings values that passed
/// @param reasons records put into quarantine, by the code of the reason
public record Tally(
        long read,
        long accepted,
        long corrected,
        long quarantined,
        long stored,
        long duplicates,
        long readings,
        Map<String, Long> reasons) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, Map.of());

    public Tally {
        reasons = Map.copyOf(reasons);
    }

    public Tally plus(Tally other) {
        return new Tally(
                read + other.read,
                accepted + other.accepted,
                corrected + other.corrected,
                quarantined + other.quarantined,
                stored + other.stored,
                duplicates + other.duplicates,
                readings + other.readings,
                sum(reasons, other.reasons));
    }

    private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        var sum = new TreeMap<>(a);
        b.forEach((code, count) -> sum.merge(code, count, Long::sum));
        return sum;
    }
}
