package city.madang.observations;

import java.util.List;

/// The past of one or more datastreams in steps. Steps without a reading are absent.
///
/// @param buckets oldest first
/// @param missing what the lake should hold but cannot answer; empty unless a file was damaged
public record Series(List<Bucket> buckets, List<Gap> missing) {

    public Series {
        buckets = List.copyOf(buckets);
        missing = List.copyOf(missing);
    }

    /// A time range, epoch milliseconds UTC, of which readings may be missing.
    public record Gap(long from, long to) {}
}
