package city.madang.situation.web;

import city.madang.platform.LocalText;
import city.madang.situation.Clocks;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says times, distances and judgements in plain words of one language.
///
/// @param zone the clock on the city's walls
public record Words(Locale locale, ZoneId zone) {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final String NONE = "–";

    public String say(String ko, String en) {
        return new LocalText(ko, en).in(locale);
    }

    public String say(@Nullable LocalText text) {
        return text == null ? NONE : text.in(locale);
    }

    public String moment(@Nullable Instant at) {
        return at == null ? NONE : DAY_AND_TIME.format(at.atZone(zone));
    }

    public String time(@Nullable Instant at) {
        return at == null ? NONE : TIME.format(at.atZone(zone));
    }

    /// As a field of the type `datetime-local` has it.
    public String field(Instant at) {
        return FIELD.format(at.atZone(zone));
    }

    /// Minutes and seconds, such as `6:40`, or with hours `1:06:40`.
    public String clock(@Nullable Duration duration) {
        if (duration == null) {
            return NONE;
        }
        long seconds = Math.max(0, duration.toSeconds());
        return seconds >= 3600
                ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                : "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    /// Seconds of travel in whole minutes, at least one.
    public String minutes(double seconds) {
        if (Double.isNaN(seconds)) {
            return NONE;
        }
        long minutes = Math.max(1, Math.round(seconds / 60));
        return say(minutes + "분", minutes + " min");
    }

    public String metres(double metres) {
        return metres < 950
                ? "%s m".formatted(number(Math.round(metres / 10) * 10, 0))
                : "%s km".formatted(number(metres / 1000, 1));
    }

    public String number(double value, int decimals) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    public String golden(Clocks.Golden golden) {
        return switch (golden) {
            case NONE -> say("골든타임 없음", "No golden time");
            case RUNNING -> say("골든타임 진행 중", "Golden time running");
            case OVERDUE -> say("골든타임 지남, 도착 전", "Golden time over, nobody there");
            case MET -> say("골든타임 안 도착", "Within the golden time");
            case MISSED -> say("골든타임 뒤 도착", "After the golden time");
            case UNKNOWN -> say("도착 시각 모름", "Arrival not known");
        };
    }

    /// The tone of a judgement, beside its words.
    public String tone(Clocks.Golden golden) {
        return switch (golden) {
            case MET -> "ok";
            case RUNNING -> "watch";
            case OVERDUE, MISSED -> "alarm";
            case NONE, UNKNOWN -> "none";
        };
    }

    /// How a time stands against its standard.
    public String against(@Nullable Duration taken, @Nullable Duration standard) {
        if (taken == null || standard == null) {
            return "none";
        }
        return taken.compareTo(standard) <= 0 ? "ok" : "watch";
    }
}
