package city.madang.opinion.web;

import city.madang.opinion.analysis.Tone;
import city.madang.platform.LocalText;
import city.madang.search.TextReader.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Says numbers, times and judgements of opinion in plain words of one language.
///
/// @param zone the clock on the city's walls
/// @param now when the page is made
record OpinionWords(Locale locale, ZoneId zone, Instant now) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    String say(String ko, String en) {
        return new LocalText(ko, en).in(locale);
    }

    String say(LocalText text) {
        return text.in(locale);
    }

    String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    String age(Instant at) {
        long minutes = Math.max(0, Duration.between(at, now).toMinutes());
        if (minutes < 60) {
            return say(minutes + "분 전", minutes + " min ago");
        }
        return minutes < 48 * 60
                ? say(minutes / 60 + "시간 전", minutes / 60 + " h ago")
                : say(minutes / 1440 + "일 전", minutes / 1440 + " days ago");
    }

    String language(Language language) {
        return language == Language.KOREAN ? say("한국어", "Korean") : say("영어", "English");
    }

    String verdict(Tone tone) {
        return switch (tone.verdict()) {
            case FAVOURABLE -> say("호의적", "Favourable");
            case CRITICAL -> say("비판적", "Critical");
            case DIVIDED -> say("갈림", "Divided");
            case UNKNOWN -> say("말하기엔 모자람", "Not enough to say");
        };
    }

    /// The numbers behind a verdict.
    String counted(Tone tone) {
        var counts = say(
                "호의 %d · 비판 %d · 가릴 수 없음 %d".formatted(tone.favourable(), tone.critical(), tone.silent()),
                "%d favourable · %d critical · %d take no side"
                        .formatted(tone.favourable(), tone.critical(), tone.silent()));
        return tone.verdict() == Tone.Verdict.UNKNOWN
                ? counts
                : counts
                        + say(
                                ". 호의 비율 %d–%d%% (95%% 구간)".formatted(percent(tone.low()), percent(tone.high())),
                                ". Favourable share %d–%d%% (95%% interval)"
                                        .formatted(percent(tone.low()), percent(tone.high())));
    }

    static String toneClass(Tone tone) {
        return switch (tone.verdict()) {
            case FAVOURABLE -> "ok";
            case CRITICAL -> "alarm";
            case DIVIDED -> "watch";
            case UNKNOWN -> "none";
        };
    }

    static long percent(double share) {
        return Math.round(share * 100);
    }
}
