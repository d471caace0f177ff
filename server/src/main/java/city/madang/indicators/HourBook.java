package city.madang.indicators;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// All figures as they stood at the ends of past hours: what trends and comparisons are made of. Thread-safe.
final class HourBook {

    static final long HOUR = 3_600_000;
    /// Points of a trend; the last one is now.
    static final int TREND = 24;

    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    /// Two weeks and more, so that looking back hour by hour finds most of what it needs.
    private static final int KEPT = 500;
    /// Late readings, corrections and imports still change the past; a page costs about 50 ms to make anew.
    private static final long PAGE_LASTS = 5 * 60_000;

    /// A young book is read again sooner: when a city hall opens, its archives are still coming in.
    private static final long YOUNG_PAGE_LASTS = 20_000;

    private record Page(FigureValues values, long made) {}

    private final LongFunction<FigureValues> compute;
    private final Map<Long, Page> pages = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Page> eldest) {
            return size() > KEPT;
        }
    });
    private volatile long version;
    private volatile long begun = Long.MAX_VALUE;

    /// @param compute makes the figures of a past moment, epoch milliseconds
    HourBook(LongFunction<FigureValues> compute) {
        this.compute = compute;
    }

    /// Moves when something new was written into the book.
    long version() {
        return version;
    }

    /// The figures at the end of an hour, if they are in the book.
    @Nullable
    FigureValues at(long hourEnd) {
        var page = pages.get(hourEnd);
        return page == null ? null : page.values();
    }

    /// The ends of the hours that figures of `moment` are compared with, those first that matter most.
    static long[] hoursFor(long moment) {
        long begun = begun(moment);
        var hours = new long[TREND + 1];
        hours[0] = yesterday(moment);
        hours[1] = lastWeek(moment);
        for (int i = 0; i < TREND - 1; i++) {
            hours[i + 2] = begun - i * HOUR;
        }
        return hours;
    }

    /// The end of the same hour a day before.
    static long yesterday(long moment) {
        return begun(moment) + HOUR - DAY;
    }

    /// The end of the same hour a week before.
    static long lastWeek(long moment) {
        return begun(moment) + HOUR - WEEK;
    }

    /// The start of the hour of `moment`, which is the end of the one before. Every zone of Korea has whole hours.
    static long begun(long moment) {
        return Math.floorDiv(moment, HOUR) * HOUR;
    }

    /// Writes what figures of `moment` need and what is not in the book yet, or has been there for long.
    ///
    /// @param clock now, epoch milliseconds
    void prepare(long moment, long clock) {
        begun = Math.min(begun, clock);
        for (long hour : hoursFor(moment)) {
            var page = pages.get(hour);
            if (page == null || clock - page.made() > lasts(page)) {
                pages.put(hour, new Page(compute.apply(hour), clock));
                version++;
            }
        }
    }

    /// As long as the book was old when the page was made, between the two limits.
    private long lasts(Page page) {
        return Math.clamp(page.made() - begun, YOUNG_PAGE_LASTS, PAGE_LASTS);
    }
}
