package city.madang.observations;

import org.jspecify.annotations.Nullable;

/// Readings that arrive together and become durable together, in columns.
///
/// The arrays have at least `size` entries; entry `i` of each describes one reading. A batch is not changed
/// after it was handed to [Observations#store].
///
/// @param source number of the catalogue's source that delivered them
/// @param idempotencyKey names this delivery; a second batch with the same key stores nothing and reports
///     all its readings as duplicates. Absent if the sender gave none
/// @param datastream dense datastream numbers, see [Datastreams]
/// @param phenomenonTime when each result was true in the city, epoch milliseconds UTC
/// @param result in the unit of its datastream; never NaN
/// @param quality one of [Quality#code()]
public record ReadingBatch(
        int source,
        @Nullable String idempotencyKey,
        int size,
        int[] datastream,
        long[] phenomenonTime,
        double[] result,
        byte[] quality) {

    public ReadingBatch {
        if (size < 0
                || size > datastream.length
                || size > phenomenonTime.length
                || size > result.length
                || size > quality.length) {
            throw new IllegalArgumentException("A batch of %d readings needs columns that long".formatted(size));
        }
    }
}
