package city.madang.intake.web;

import city.madang.intake.SourceState;
import city.madang.intake.SourceStatus;
import city.madang.platform.LocalText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One source in the list, as its page shows it.
///
/// @param openRecords records in quarantine that nobody has looked at
/// @param archive whether it is read only when somebody imports files
public record SourceRow(
        SourceStatus status,
        LocalText name,
        String officeId,
        LocalText office,
        String connector,
        int openRecords,
        boolean archive,
        Instant now,
        ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    public String id() {
        return status.id();
    }

    public SourceState state() {
        return status.state();
    }

    /// The style of a state: colour and shape together.
    public static String tone(SourceState state) {
        return switch (state) {
            case FRESH -> "ok";
            case LATE -> "watch";
            case SILENT, FAILING -> "alarm";
            case WAITING -> "";
        };
    }

    public String tone() {
        return tone(state());
    }

    /// How long ago the newest reading was, in words.
    public LocalText age() {
        return age(status.newest(), now);
    }

    static LocalText age(@Nullable Instant moment, Instant now) {
        if (moment == null) {
            return LocalText.same("–");
        }
        long seconds = Duration.between(moment, now).toSeconds();
        if (seconds < 0) {
            return new LocalText("곧", "ahead");
        }
        if (seconds < 120) {
            return new LocalText(seconds + "초 전", seconds + " s ago");
        }
        if (seconds < 7200) {
            return new LocalText(seconds / 60 + "분 전", seconds / 60 + " min ago");
        }
        return seconds < 172_800
                ? new LocalText(seconds / 3600 + "시간 전", seconds / 3600 + " h ago")
                : new LocalText(seconds / 86_400 + "일 전", seconds / 86_400 + " d ago");
    }

    /// A moment in the city's time; a dash if there is none.
    public String time(@Nullable Instant moment) {
        return moment == null ? "–" : TIME.format(moment.atZone(zone));
    }

    public String rate() {
        double rate = status.ratePerMinute();
        return rate == 0 ? "–" : String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%,.0f", rate);
    }

    public String quality() {
        return String.format(Locale.ROOT, "%.0f%%", Math.floor(status.quality() * 100));
    }

    static Comparator<SourceRow> by(@Nullable String sort, Locale locale) {
        Comparator<SourceRow> byName = Comparator.comparing(row -> row.name().in(locale));
        return switch (sort == null ? "state" : sort) {
            case "name" -> byName;
            case "office" ->
                Comparator.comparing((SourceRow row) -> row.office().in(locale)).thenComparing(byName);
            case "age" ->
                Comparator.comparing((SourceRow row) -> row.status().newest() == null
                                ? Instant.MIN
                                : row.status().newest())
                        .thenComparing(byName);
            case "rate" ->
                Comparator.comparingDouble((SourceRow row) -> -row.status().ratePerMinute())
                        .thenComparing(byName);
            case "quality" ->
                Comparator.comparingDouble((SourceRow row) -> row.status().quality())
                        .thenComparing(byName);
            default ->
                Comparator.comparingInt((SourceRow row) -> urgency(row.state())).thenComparing(byName);
        };
    }

    private static int urgency(SourceState state) {
        return switch (state) {
            case FAILING -> 0;
            case SILENT -> 1;
            case LATE -> 2;
            case WAITING -> 3;
            case FRESH -> 4;
        };
    }
}
