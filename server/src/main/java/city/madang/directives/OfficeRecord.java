package city.madang.directives;

import org.jspecify.annotations.Nullable;

/// How an office carried out what it was given.
///
/// @param office id
/// @param given directives, without those withdrawn
/// @param open still to be done or accepted
/// @param onTime reported done by the due date
/// @param late reported after it, or not reported though it is past
/// @param medianDays from giving to the report, days; absent while nothing was reported
public record OfficeRecord(
        String office,
        int given,
        int open,
        int closed,
        int onTime,
        int late,
        @Nullable Double medianDays) {}
