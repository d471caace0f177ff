package city.madang.boards.brief;

import city.madang.live.BriefOffer.Tone;
import city.madang.platform.LocalText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// How a brief speaks, on the page and on paper.
public final class BriefWords {

    /// The word and the shape of a tone, so that colour is never the only sign.
    public static LocalText tone(Tone tone) {
        return switch (tone) {
            case ALARM -> new LocalText("▲ 경보", "▲ Alarm");
            case WARN -> new LocalText("◆ 주의", "◆ Watch");
            case GOOD -> new LocalText("● 양호", "● Good");
            case NEUTRAL -> new LocalText("○", "○");
        };
    }

    /// The class of the page's style sheet for a tone.
    public static String style(Tone tone) {
        return switch (tone) {
            case ALARM -> "alarm";
            case WARN -> "watch";
            case GOOD -> "ok";
            case NEUTRAL -> "none";
        };
    }

    /// The day in words, with its weekday.
    public static String date(LocalDate day, Locale locale) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(spoken(locale)));
    }

    /// When it was made.
    public static String time(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone).format(moment);
    }

    private static Locale spoken(Locale locale) {
        return locale.getLanguage().equals("ko") ? Locale.KOREA : Locale.UK;
    }

    private BriefWords() {}
}
