package city.madang.indicators.web;

import city.madang.platform.LocalText;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says numbers, ages and states in plain words of one language.
final class PageWords {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Locale locale;

    PageWords(Locale locale) {
        this.locale = locale;
    }

    String say(String ko, String en) {
        return new LocalText(ko, en).in(locale);
    }

    String say(LocalText text) {
        return text.in(locale);
    }

    /// Whether a text is written in this language: Korean has Hangul in it.
    boolean reads(String text) {
        boolean hangul = text.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL);
        return hangul == locale.getLanguage().equals("ko");
    }

    /// A number with its decimals and thousands separators; a dash if there is none.
    String number(@Nullable Double value, int decimals) {
        if (value == null) {
            return "–";
        }
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /// How long ago something was, such as "3 min ago".
    String ago(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < MINUTE) {
            return say("방금", "just now");
        }
        if (seconds < HOUR) {
            return say(seconds / MINUTE + "분 전", seconds / MINUTE + " min ago");
        }
        if (seconds < 2 * DAY) {
            return say(seconds / HOUR + "시간 전", seconds / HOUR + " h ago");
        }
        return say(seconds / DAY + "일 전", seconds / DAY + " days ago");
    }
}
