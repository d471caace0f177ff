package city.madang.indicators.goals;

import java.time.Instant;

/// One approved value.
///
/// @param value in the unit of the indicator, percent as 0–100
/// @param revision 1 for the first published, one more for each correction
/// @param provisional whether its period still runs, so that it changes without being a correction
/// @param entry number of the entry it came with
/// @param known when it was approved
public record Value(
        Period period, Slice slice, double value, int revision, boolean provisional, long entry, Instant known) {}
