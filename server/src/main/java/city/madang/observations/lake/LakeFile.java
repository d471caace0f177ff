package city.madang.observations.lake;

/// One Parquet file of the lake, as the catalogue knows it. A file is never changed: it is added or removed.
///
/// @param path relative to the lake folder, for example `raw/2026-11/4711-9f2c.parquet`
/// @param kind what its rows are
/// @param partition months `2026-11` for raw readings, years `2026` for roll-ups, both in UTC
/// @param from time of its earliest row, epoch milliseconds UTC
/// @param to time of its latest row, epoch milliseconds UTC
/// @param checksum CRC-32C of the whole file
/// @param metrics bounds and sizes of its columns as JSON, for engines that plan by them
public record LakeFile(
        String path,
        Kind kind,
        String partition,
        long from,
        long to,
        int leastDatastream,
        int mostDatastream,
        long rows,
        long bytes,
        int checksum,
        String metrics) {

    /// What the rows of a file are.
    public enum Kind {
        /// Single readings.
        RAW,
        /// One row for a datastream and hour.
        HOUR,
        /// One row for a datastream and day of the city's zone.
        DAY;

        /// The folder below the lake, and the stored name.
        public String folder() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    boolean mayHold(int datastream, long time) {
        return time >= from && time <= to && datastream >= leastDatastream && datastream <= mostDatastream;
    }

    /// Whether a row from `begin` to before `end` of a datastream in the range may be in the file.
    boolean overlaps(long begin, long end, int least, int most) {
        return from < end && to >= begin && leastDatastream <= most && mostDatastream >= least;
    }
}
