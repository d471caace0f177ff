package city.madang.intake.web;

import city.madang.intake.SourceState;
import city.madang.intake.health.SourceHour;
import city.madang.platform.LocalText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How a source fared over some hours, as its page draws it: time it was well grows upwards from the line, time it was
/// not grows downwards, and where nobody looked there is nothing.
///
/// @param bars one an hour, oldest first
/// @param times in each state
/// @param watched time somebody looked and it was not paused
public record Availability(List<Bar> bars, Map<SourceState, Duration> times, Duration watched) {

    /// Height of a whole hour in the drawing.
    public static final int HEIGHT = 24;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("MM-dd HH:00", Locale.ROOT);

    /// One hour.
    ///
    /// @param good height upwards, of [#HEIGHT]
    /// @param late height downwards of what was late
    /// @param bad height downwards, below that, of what was silent or failing
    public record Bar(int x, double good, double late, double bad, String title) {}

    static Availability of(List<SourceHour> hours, Instant now, int length, ZoneId zone) {
        var known = hours.stream().collect(Collectors.toMap(SourceHour::start, Function.identity()));
        var first = now.truncatedTo(ChronoUnit.HOURS).minus(length - 1L, ChronoUnit.HOURS);
        var bars = new ArrayList<Bar>();
        var times = new TreeMap<SourceState, Duration>();
        for (int i = 0; i < length; i++) {
            var hour = known.get(first.plus(i, ChronoUnit.HOURS));
            if (hour == null) {
                continue;
            }
            for (var state : SourceState.values()) {
                times.merge(state, hour.in(state), Duration::plus);
            }
            bars.add(bar(i, hour, zone));
        }
        var watched = times.entrySet().stream()
                .filter(time -> time.getKey() != SourceState.WAITING)
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
        return new Availability(bars, times, watched);
    }

    private static Bar bar(int x, SourceHour hour, ZoneId zone) {
        return new Bar(
                x,
                height(hour.in(SourceState.FRESH)),
                height(hour.in(SourceState.LATE)),
                height(hour.in(SourceState.SILENT).plus(hour.in(SourceState.FAILING))),
                HOUR.format(hour.start().atZone(zone)));
    }

    private static double height(Duration time) {
        return Math.round(Math.min(1, time.toMillis() / 3_600_000.0) * HEIGHT * 10) / 10.0;
    }

    public boolean isKnown() {
        return !watched.isZero();
    }

    /// Share of the time it was fresh, in per cent with one decimal.
    public String percent() {
        var fresh = times.getOrDefault(SourceState.FRESH, Duration.ZERO);
        // Rounded down: 100 % means always.
        return String.format(Locale.ROOT, "%.1f%%", Math.floor(fresh.toMillis() * 1000.0 / watched.toMillis()) / 10);
    }

    private static LocalText span(Duration time) {
        if (time.toHours() >= 2) {
            return SourceWords.span(time.truncatedTo(ChronoUnit.HOURS));
        }
        return SourceWords.span(time.truncatedTo(time.toMinutes() >= 2 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS));
    }

    /// What it was when it was not fresh, in words: `late 12 min, failing 3 min`.
    public LocalText troubles() {
        var ko = new ArrayList<String>();
        var en = new ArrayList<String>();
        times.forEach((state, time) -> {
            if (state != SourceState.FRESH && state != SourceState.WAITING && time.toSeconds() > 0) {
                var span = span(time);
                ko.add(state.title().ko() + " " + span.ko());
                en.add(state.title().en().toLowerCase(Locale.ROOT) + " " + span.en());
            }
        });
        return new LocalText(String.join(", ", ko), String.join(", ", en));
    }
}
