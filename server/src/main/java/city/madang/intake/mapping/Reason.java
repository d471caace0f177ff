package city.madang.intake.mapping;

import city.madang.platform.LocalText;

/// Why a record waits in quarantine.
///
/// @param code stable, for counting: one of the constants' codes
/// @param text what was wrong, naming field and value, for the people who look after the source
public record Reason(String code, LocalText text) {

    public static Reason unreadable(String detail) {
        return new Reason(
                "unreadable", new LocalText("문서를 읽을 수 없습니다: " + detail, "The document cannot be read: " + detail));
    }

    static Reason fieldsAbsent(String fields) {
        return new Reason(
                "fields-absent",
                new LocalText(
                        "값을 담은 필드가 하나도 없습니다: " + fields, "None of the fields that hold values is there: " + fields));
    }

    static Reason required(String field) {
        return new Reason(
                "required", new LocalText("필수 값이 없습니다: " + field, "A value that must be there is absent: " + field));
    }

    static Reason notANumber(String field, String value) {
        return of("not-a-number", "숫자가 아닙니다: ", "Not a number: ", field, value);
    }

    static Reason outOfRange(String property, double value, double least, double most) {
        return new Reason(
                "out-of-range",
                new LocalText(
                        "허용 범위를 벗어났습니다: %s = %s (%s–%s)".formatted(property, value, least, most),
                        "Outside the plausible range: %s = %s (%s–%s)".formatted(property, value, least, most)));
    }

    static Reason time(String field, String value) {
        return of("bad-time", "시각을 해석할 수 없습니다: ", "Not a time that can be read: ", field, value);
    }

    static Reason implausibleTime(String value) {
        return new Reason(
                "implausible-time", new LocalText("있을 수 없는 시각입니다: " + value, "A time that cannot be: " + value));
    }

    static Reason unknownCode(String field, String value) {
        return of("unknown-code", "코드표에 없는 값입니다: ", "Not in the list of codes: ", field, value);
    }

    static Reason key(String template) {
        return new Reason(
                "no-key", new LocalText("식별자를 만들 수 없습니다: " + template, "The key cannot be made: " + template));
    }

    static Reason position(String value) {
        return new Reason(
                "bad-position", new LocalText("좌표가 올바르지 않습니다: " + shown(value), "Not a position: " + shown(value)));
    }

    private static Reason of(String code, String ko, String en, String field, String value) {
        var what = field + " = " + shown(value);
        return new Reason(code, new LocalText(ko + what, en + what));
    }

    /// Values are shown shortened: a record may hold anything.
    private static String shown(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }
}
