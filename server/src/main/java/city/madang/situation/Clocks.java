package city.madang.situation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How fast help came, measured from the report.
///
/// @param dispatched from the report to the first order; absent until there is one
/// @param arrived from the report to the first arrival; absent until there is one
/// @param cleared from the report to the last unit's leaving; absent while one is there
/// @param golden how `arrived` stands against the golden time
public record Clocks(
        @Nullable Duration dispatched,
        @Nullable Duration arrived,
        @Nullable Duration cleared,
        Golden golden) {

    /// How the first arrival stands against the golden time.
    public enum Golden {
        /// Nobody has to be there within a time.
        NONE,
        /// Nobody is there, and there is time left.
        RUNNING,
        /// Nobody is there, and the time is over.
        OVERDUE,
        /// Somebody was there in time.
        MET,
        /// Somebody came, too late.
        MISSED,
        /// It ended, and no arrival is known.
        UNKNOWN
    }

    /// Reads the clocks of one situation.
    ///
    /// @param arrival when a first unit arrived according to a report; counts if it is earlier than any unit's
    /// @param ended when it was closed; absent while it is open
    /// @param goldenTime within which somebody should be there; absent where there is no such time
    public static Clocks of(
            Instant began,
            Collection<Unit> units,
            @Nullable Instant arrival,
            @Nullable Instant ended,
            @Nullable Duration goldenTime,
            Instant now) {
        var dispatched = earliest(units, Unit::dispatched, null);
        var arrived = earliest(units, Unit::arrived, arrival);
        var toArrival = since(began, arrived);
        return new Clocks(
                since(began, dispatched),
                toArrival,
                since(began, lastCleared(units)),
                judge(toArrival, Duration.between(began, now), ended != null, goldenTime));
    }

    private static Golden judge(
            @Nullable Duration arrived, Duration waited, boolean ended, @Nullable Duration goldenTime) {
        if (goldenTime == null) {
            return Golden.NONE;
        }
        if (arrived != null) {
            return arrived.compareTo(goldenTime) <= 0 ? Golden.MET : Golden.MISSED;
        }
        if (ended) {
            return Golden.UNKNOWN;
        }
        return waited.compareTo(goldenTime) <= 0 ? Golden.RUNNING : Golden.OVERDUE;
    }

    private static @Nullable Instant earliest(
            Collection<Unit> units, Function<Unit, @Nullable Instant> which, @Nullable Instant other) {
        var first = other;
        for (var unit : units) {
            var time = which.apply(unit);
            if (time != null && (first == null || time.isBefore(first))) {
                first = time;
            }
        }
        return first;
    }

    private static @Nullable Instant lastCleared(Collection<Unit> units) {
        Instant last = null;
        for (var unit : units) {
            var cleared = unit.cleared();
            if (cleared == null) {
                return null;
            }
            last = last == null || cleared.isAfter(last) ? cleared : last;
        }
        return last;
    }

    /// Systems whose clocks differ may tell of an arrival before the report: that is no time at all.
    private static @Nullable Duration since(Instant began, @Nullable Instant then) {
        if (then == null) {
            return null;
        }
        return then.isBefore(began) ? Duration.ZERO : Duration.between(began, then);
    }
}
