package city.madang.search.command;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the past moment that a sentence speaks of: 세 시간 전, 지난주 같은 시간, `last Tuesday at 3 pm`.
final class TimeWords {

    /// A moment and where the sentence names it.
    ///
    /// @param pieces the parts of the sentence that name it, as [start, end) pairs
    record Found(LocalDateTime at, List<int[]> pieces) {}

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("한", 1),
            Map.entry("두", 2),
            Map.entry("세", 3),
            Map.entry("네", 4),
            Map.entry("다섯", 5),
            Map.entry("여섯", 6),
            Map.entry("일곱", 7),
            Map.entry("여덟", 8),
            Map.entry("아홉", 9),
            Map.entry("열", 10),
            Map.entry("열한", 11),
            Map.entry("열두", 12),
            Map.entry("스무", 20),
            Map.entry("이십", 20),
            Map.entry("삼십", 30),
            Map.entry("사십", 40),
            Map.entry("오십", 50),
            Map.entry("십오", 15),
            Map.entry("십", 10),
            Map.entry("오", 5),
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("forty five", 45),
            Map.entry("fifty", 50),
            Map.entry("a couple of", 2),
            Map.entry("couple of", 2),
            Map.entry("a few", 3));

    private static final String NUMBER_KO = "\\d{1,4}|열한|열두|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|이십|삼십|사십|오십|십오|십|오";
    private static final String NUMBER_EN =
            "\\d{1,4}|a couple of|couple of|a few|an|a|one|two|three|four|five|six|seven"
                    + "|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty five|forty|fifty";
    private static final String HOUR_EN = "\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";

    private static final Pattern AGO_KO = Pattern.compile("(" + NUMBER_KO + ")\\s*(시간|분|일|주일|주|달|개월)\\s*(반)?\\s*전");
    private static final Pattern HALF_HOUR_KO = Pattern.compile("반\\s*시간\\s*전");
    private static final Pattern DAYS_KO = Pattern.compile("(하루|이틀|사흘|나흘|닷새|열흘|일주일|보름)\\s*전");
    private static final Map<String, Integer> DAYS_OF =
            Map.of("하루", 1, "이틀", 2, "사흘", 3, "나흘", 4, "닷새", 5, "열흘", 10, "일주일", 7, "보름", 15);

    private static final Pattern SPAN_EN = Pattern.compile("\\b(?:(" + NUMBER_EN
            + ")\\s*(and a half\\s+)?|(half an?\\s+)|(?=hour|minute|day|week|month))"
            + "(minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?)\\b(\\s+and a half)?"
            + "(\\s+(?:ago|back|earlier|before now))?");

    private static final Pattern DAY_KO =
            Pattern.compile("그저께|그제|엊그제|어제|오늘|(?:지난\\s*주|저번\\s*주)?\\s*([월화수목금토일])요일|지난\\s*([월화수목금토일])요일"
                    + "|지난\\s*주|저번\\s*주|지난\\s*달|(\\d{1,2})\\s*월\\s*(\\d{1,2})\\s*일|(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DAY_EN = Pattern.compile(
            "\\b(?:the\\s+)?day before yesterday\\b|\\byesterday\\b|\\blast night\\b|\\bthis (?:morning|afternoon|evening)\\b"
                    + "|\\b(?:last|on|this|past)\\s+(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b"
                    + "|\\blast week\\b|\\blast month\\b|\\btoday\\b"
                    + "|\\b(january|february|march|april|may|june|july|august|september|october|november|december)\\s+"
                    + "(\\d{1,2})(?:st|nd|rd|th)?\\b"
                    + "|\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(january|february|march|april|may|june|july|august"
                    + "|september|october|november|december)\\b");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private static final Pattern CLOCK_KO = Pattern.compile(
            "(?:(새벽|아침|오전|오후|저녁|밤|낮)\\s*)?(?:(\\d{1,2}|열한|열두|한|두|세|네"
                    + "|다섯|여섯|일곱|여덟|아홉|열)\\s*시(?!간|작|스|내|장|청|민|설|전|\\s*전체)\\s*(?:(\\d{1,2}|십오|이십|삼십|사십|오십|십)\\s*분|(반))?|(정오)|(자정))");
    private static final Pattern CLOCK_COLON =
            Pattern.compile("\\b([01]?\\d|2[0-3]):([0-5]\\d)(?::\\d\\d)?\\s*(am|pm|a\\.m\\.|p\\.m\\.)?");
    private static final Pattern CLOCK_EN = Pattern.compile("\\b(?:at\\s+)?(?:(half past|quarter past|quarter to)\\s+("
            + HOUR_EN + ")|(" + HOUR_EN
            + ")\\s*(?:o'?\\s?clock|(am|pm|a\\.m\\.|p\\.m\\.)(?![a-z]))|(noon|midday)|(midnight))"
            + "(?:\\s*(am|pm)\\b)?(?:\\s+in the (morning|afternoon|evening)|\\s+at night)?");
    private static final Pattern AT_EN =
            Pattern.compile("\\bat\\s+(" + HOUR_EN + ")\\b(?!\\s*(?:camera|hour|minute|day|week))");
    private static final Pattern SAME =
            Pattern.compile("같은\\s*시간|같은\\s*시각|이맘때|이\\s*시간|이때|\\b(?:at\\s+)?(?:the\\s+)?(?:same|this) time\\b");

    private final LocalDateTime now;
    private final String text;
    private final List<int[]> pieces = new java.util.ArrayList<>();

    private TimeWords(String text, LocalDateTime now) {
        this.text = text;
        this.now = now;
    }

    /// The moment that `text` (in small letters) names; null if it names none.
    ///
    /// @param now what the clocks of the city show
    static @Nullable Found find(String text, LocalDateTime now) {
        return new TimeWords(text, now.truncatedTo(ChronoUnit.MINUTES)).find();
    }

    private @Nullable Found find() {
        var ago = ago();
        if (ago != null) {
            take(SAME);
            return new Found(ago, pieces);
        }
        var day = day();
        boolean night = text.contains("last night") || text.contains("yesterday night");
        var clock = clock(night || text.contains("evening") || text.contains("afternoon"));
        if (day == null && clock == null) {
            return null;
        }
        if (day == null || (day.equals(now.toLocalDate()) && clock == null)) {
            if (clock == null) {
                return null; // "today" by itself is now
            }
            var at = now.toLocalDate().atTime(clock);
            return new Found(at.isAfter(now) && day == null ? at.minusDays(1) : at, pieces);
        }
        take(SAME);
        if (night) {
            take(Pattern.compile("\\bnight\\b"));
        }
        return new Found(day.atTime(clock != null ? clock : night ? LocalTime.of(22, 0) : now.toLocalTime()), pieces);
    }

    private @Nullable LocalDateTime ago() {
        var half = matcher(HALF_HOUR_KO);
        if (half != null) {
            return now.minusMinutes(30);
        }
        var days = matcher(DAYS_KO);
        if (days != null) {
            return now.minusDays(DAYS_OF.getOrDefault(days.group(1), 1));
        }
        var korean = matcher(AGO_KO);
        if (korean != null) {
            return before(number(korean.group(1)), korean.group(2), korean.group(3) != null);
        }
        return spanEnglish();
    }

    /// `two hours ago`, `back an hour`, `rewind thirty minutes`; a length of time alone is not the past.
    private @Nullable LocalDateTime spanEnglish() {
        var found = SPAN_EN.matcher(text);
        boolean backwards = text.matches(".*\\b(back|rewind|ago|earlier|before)\\b.*");
        while (found.find()) {
            boolean counted = found.group(1) != null || found.group(3) != null;
            if (!backwards || (!counted && found.group(6) == null && !text.matches(".*\\bback\\b.*"))) {
                continue;
            }
            pieces.add(new int[] {found.start(), found.end()});
            if (found.group(3) != null) {
                return now.minusMinutes(30);
            }
            int count = found.group(1) == null ? 1 : number(found.group(1));
            return before(count, found.group(4), found.group(2) != null || found.group(5) != null);
        }
        return null;
    }

    private LocalDateTime before(int count, String unit, boolean half) {
        if (unit.startsWith("분") || unit.startsWith("m") && !unit.startsWith("mo")) {
            return now.minusMinutes(count);
        }
        if (unit.startsWith("시간") || unit.startsWith("h")) {
            return now.minusMinutes(count * 60L + (half ? 30 : 0));
        }
        if (unit.startsWith("일") || unit.startsWith("d")) {
            return now.minusHours(count * 24L + (half ? 12 : 0));
        }
        if (unit.startsWith("주") || unit.startsWith("w")) {
            return now.minusDays(count * 7L);
        }
        return now.minusMonths(count);
    }

    private @Nullable LocalDate day() {
        var today = now.toLocalDate();
        var korean = matcher(DAY_KO);
        if (korean != null) {
            return dayKorean(korean, today);
        }
        var english = matcher(DAY_EN);
        return english == null ? null : dayEnglish(english, today);
    }

    private static @Nullable LocalDate dayKorean(Matcher found, LocalDate today) {
        var word = found.group().replaceAll("\\s", "");
        var weekday = found.group(1) != null ? found.group(1) : found.group(2);
        if (weekday != null) {
            var day = DayOfWeek.of("월화수목금토일".indexOf(weekday) + 1);
            return word.contains("주")
                    ? today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .minusWeeks(1)
                            .with(day)
                    : today.with(TemporalAdjusters.previous(day));
        }
        if (found.group(3) != null) {
            return date(today, Integer.parseInt(found.group(3)), Integer.parseInt(found.group(4)));
        }
        if (found.group(5) != null) {
            return exact(found.group(5), found.group(6), found.group(7));
        }
        return switch (word) {
            case "어제" -> today.minusDays(1);
            case "그저께", "그제", "엊그제" -> today.minusDays(2);
            case "지난주", "저번주" -> today.minusWeeks(1);
            case "지난달" -> today.minusMonths(1);
            default -> today;
        };
    }

    private static @Nullable LocalDate dayEnglish(Matcher found, LocalDate today) {
        if (found.group(1) != null) {
            return today.with(
                    TemporalAdjusters.previous(DayOfWeek.valueOf(found.group(1).toUpperCase(java.util.Locale.ROOT))));
        }
        if (found.group(2) != null) {
            return date(today, MONTHS.indexOf(found.group(2)) + 1, Integer.parseInt(found.group(3)));
        }
        if (found.group(4) != null) {
            return date(today, MONTHS.indexOf(found.group(5)) + 1, Integer.parseInt(found.group(4)));
        }
        var word = found.group();
        if (word.contains("before")) {
            return today.minusDays(2);
        }
        if (word.equals("yesterday") || word.equals("last night")) {
            return today.minusDays(1);
        }
        if (word.equals("last week")) {
            return today.minusWeeks(1);
        }
        return word.equals("last month") ? today.minusMonths(1) : today;
    }

    /// The newest such day that is not to come.
    private static @Nullable LocalDate date(LocalDate today, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        try {
            var date = LocalDate.of(today.getYear(), month, day);
            return date.isAfter(today) ? date.minusYears(1) : date;
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate exact(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    private @Nullable LocalTime clock(boolean late) {
        var colon = matcher(CLOCK_COLON);
        if (colon != null) {
            int hour = Integer.parseInt(colon.group(1));
            return LocalTime.of(half(hour, colon.group(3)), Integer.parseInt(colon.group(2)));
        }
        var korean = matcher(CLOCK_KO);
        if (korean != null) {
            return clockKorean(korean);
        }
        var english = matcher(CLOCK_EN);
        if (english != null) {
            return clockEnglish(english, late);
        }
        var at = matcher(AT_EN);
        if (at != null) {
            int hour = number(at.group(1));
            return hour > 24 ? null : LocalTime.of((late && hour < 12 ? hour + 12 : hour) % 24, 0);
        }
        return null;
    }

    private static @Nullable LocalTime clockKorean(Matcher found) {
        if (found.group(5) != null) {
            return LocalTime.NOON;
        }
        if (found.group(6) != null) {
            return LocalTime.MIDNIGHT;
        }
        int hour = number(found.group(2));
        int minute = found.group(4) != null ? 30 : found.group(3) != null ? number(found.group(3)) : 0;
        if (hour > 24 || minute > 59) {
            return null;
        }
        var part = found.group(1);
        boolean afternoon = part != null && (part.equals("오후") || part.equals("저녁") || part.equals("밤"));
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (part != null && hour == 12 && (part.equals("밤") || part.equals("오전") || part.equals("새벽"))) {
            hour = 0;
        } else if ("낮".equals(part) && hour < 6) {
            hour += 12;
        }
        return LocalTime.of(hour % 24, minute);
    }

    private static @Nullable LocalTime clockEnglish(Matcher found, boolean late) {
        if (found.group(5) != null) {
            return LocalTime.NOON;
        }
        if (found.group(6) != null) {
            return LocalTime.MIDNIGHT;
        }
        var part = found.group(1);
        int hour = number(part != null ? found.group(2) : found.group(3));
        var sun = found.group(4) != null ? found.group(4) : found.group(7);
        if (sun == null && found.group(8) != null) {
            sun = found.group(8).equals("morning") ? "am" : "pm";
        }
        if (sun == null && (late || found.group().endsWith("at night"))) {
            sun = "pm";
        }
        if (hour > 24) {
            return null;
        }
        hour = half(hour, sun);
        if (part == null) {
            return LocalTime.of(hour, 0);
        }
        return switch (part) {
            case "half past" -> LocalTime.of(hour, 30);
            case "quarter past" -> LocalTime.of(hour, 15);
            default -> LocalTime.of(hour, 0).minusMinutes(15);
        };
    }

    private static int half(int hour, @Nullable String sun) {
        if (sun == null) {
            return hour % 24;
        }
        return hour % 12 + (sun.startsWith("p") ? 12 : 0);
    }

    static int number(String word) {
        var known = NUMBERS.get(word);
        return known != null ? known : Integer.parseInt(word);
    }

    private @Nullable Matcher matcher(Pattern pattern) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        pieces.add(new int[] {matcher.start(), matcher.end()});
        return matcher;
    }

    private void take(Pattern pattern) {
        matcher(pattern);
    }
}
