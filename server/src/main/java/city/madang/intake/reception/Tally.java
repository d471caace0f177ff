package city.madang.intake.reception;

/// What became of the records of a delivery.
///
/// @param read records, those passed over included
/// @param stored readings, occurrences and places that are on disk for the first time or changed
/// @param duplicates readings, occurrences and places that were there already
/// @param readings values that passed
public record Tally(
        long read, long accepted, long corrected, long quarantined, long stored, long duplicates, long readings) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(
                read + other.read,
                accepted + other.accepted,
                corrected + other.corrected,
                quarantined + other.quarantined,
                stored + other.stored,
                duplicates + other.duplicates,
                readings + other.readings);
    }
}
