package city.madang.indicators.web;

import city.madang.identity.Jurisdictions;
import city.madang.indicators.goals.Cadence;
import city.madang.indicators.goals.Change;
import city.madang.indicators.goals.Direction;
import city.madang.indicators.goals.Indicator;
import city.madang.indicators.goals.Period;
import city.madang.indicators.goals.Slice;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;

/// Says indicators in plain words of one language: periods, values with their unit, changes.
final class IndicatorWords {

    private final PageWords words;
    private final Locale locale;
    private final Jurisdictions jurisdictions;

    IndicatorWords(Locale locale, Jurisdictions jurisdictions) {
        this.words = new PageWords(locale);
        this.locale = locale;
        this.jurisdictions = jurisdictions;
    }

    PageWords plain() {
        return words;
    }

    String say(String ko, String en) {
        return words.say(ko, en);
    }

    /// A period in full, such as "October 2026".
    String period(Period period) {
        var pattern = switch (period.cadence()) {
            case YEAR -> say("uuuu년", "uuuu");
            case MONTH -> say("uuuu년 M월", "MMMM uuuu");
            case LIVE -> say("uuuu년 M월 d일", "d MMMM uuuu");
        };
        return period.start().format(DateTimeFormatter.ofPattern(pattern, locale));
    }

    /// A period for the axis of a chart, such as "2026.10".
    String shortPeriod(Period period) {
        var pattern = switch (period.cadence()) {
            case YEAR -> "uuuu";
            case MONTH -> say("uuuu.M", "MMM uuuu");
            case LIVE -> say("M.d", "d MMM");
        };
        return period.start().format(DateTimeFormatter.ofPattern(pattern, locale));
    }

    String value(Indicator indicator, double value) {
        return words.number(value, indicator.decimals());
    }

    String unit(Indicator indicator) {
        return words.say(indicator.unit());
    }

    /// A value with its unit, such as "61.2 %".
    String valueWithUnit(Indicator indicator, double value) {
        var unit = unit(indicator);
        return value(indicator, value) + (unit.isEmpty() ? "" : (glued(unit) ? "" : " ") + unit);
    }

    private boolean glued(String unit) {
        return unit.equals("%")
                || (!unit.isEmpty() && Character.UnicodeScript.of(unit.charAt(0)) == Character.UnicodeScript.HANGUL);
    }

    /// A difference with its sign, such as "+1.4"; shares differ by percentage points.
    String difference(Indicator indicator, double difference) {
        var number = words.number(Math.abs(difference), indicator.decimals());
        boolean nothing = number.matches("[0.,]*");
        var unit = indicator.unit().en().equals("%") ? say("%p", " pp") : unit(indicator);
        var glue = unit.isEmpty() || glued(unit) || unit.startsWith("%") || unit.startsWith(" ") ? "" : " ";
        return (nothing ? "±" : difference > 0 ? "+" : "−") + number + glue + unit;
    }

    /// A change in words, such as "+1.4 pp on September 2026, better".
    String change(Indicator indicator, Change change) {
        var judged = change.better() == null ? "" : change.better() ? say(" 나아짐", ", better") : say(" 나빠짐", ", worse");
        return say(
                period(change.since()) + "보다 " + difference(indicator, change.difference()) + judged,
                difference(indicator, change.difference()) + " on " + period(change.since()) + judged);
    }

    String direction(Direction direction) {
        return switch (direction) {
            case MORE -> say("높을수록 좋음", "more is better");
            case LESS -> say("낮을수록 좋음", "less is better");
            case NEAR -> say("목표에 가까울수록 좋음", "nearer to the target is better");
        };
    }

    String cadence(Cadence cadence) {
        return switch (cadence) {
            case YEAR -> say("해마다", "every year");
            case MONTH -> say("달마다", "every month");
            case LIVE -> say("실시간, 날마다", "live, every day");
        };
    }

    /// Where values come from.
    String origin(String key) {
        return switch (key) {
            case "entry" -> say("담당 부서 입력과 둘째 사람의 승인", "entered by the office, approved by a second person");
            case "source" -> say("연계 시스템에서 자동으로", "from city systems, by itself");
            case "sql" -> say("데이터 레이크에서 SQL로", "by SQL over the lake");
            default -> say("시연용 값", "demonstration figures");
        };
    }

    String slice(Slice slice) {
        var parts = new ArrayList<String>();
        var district = slice.district();
        if (district != null) {
            parts.add(district(district));
        }
        var sex = slice.sex();
        if (sex != null) {
            parts.add(sex.equals(Slice.FEMALE) ? say("여성", "Women") : say("남성", "Men"));
        }
        var age = slice.age();
        if (age != null) {
            parts.add(age(age));
        }
        return parts.isEmpty() ? say("시 전체", "Whole city") : String.join(" · ", parts);
    }

    String district(String code) {
        return jurisdictions.find(code).map(one -> words.say(one.name())).orElse(code);
    }

    private String age(String band) {
        return band.endsWith("+")
                ? say(band.replace("+", "세 이상"), band.replace("+", " and over"))
                : say(band.replace("-", "–") + "세", "Aged " + band.replace("-", "–"));
    }
}
