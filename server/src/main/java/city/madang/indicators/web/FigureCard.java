package city.madang.indicators.web;

import city.madang.catalogue.ObservedProperty.Better;
import city.madang.catalogue.ObservedProperty.State;
import city.madang.indicators.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A figure as a page shows it: everything in words, in the page's language.
///
/// @param stateClass `ok`, `watch`, `alarm` or `none`
/// @param comparison how it compares with yesterday; empty if that is unknown
/// @param target what was promised; empty if nothing was
/// @param age how old its newest reading is; empty if there is none
/// @param office who is in charge; empty if nobody is named
/// @param line points of a trend line in a box of 96 × 28, for an SVG polyline; empty if there are too few
public record FigureCard(
        String id,
        String name,
        String value,
        String unit,
        String stateClass,
        String stateWord,
        String comparison,
        String target,
        String age,
        boolean late,
        String office,
        String line) {

    private static final double WIDTH = 96;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 2;
    /// Fewer hours than this make a scratch, not a line.
    private static final int FEWEST_POINTS = 6;

    static FigureCard of(Figure figure, PageWords words) {
        var age = figure.age();
        var office = figure.office();
        return new FigureCard(
                figure.id(),
                words.say(figure.name()),
                words.number(figure.value(), figure.decimals()),
                words.say(figure.unit()),
                figure.state().name().toLowerCase(Locale.ROOT),
                state(figure, words),
                comparison(figure, words),
                target(figure, words),
                age == null ? "" : words.ago(age),
                figure.late(),
                office == null ? "" : words.say(office.name()),
                line(figure.trend()));
    }

    private static String state(Figure figure, PageWords words) {
        if (figure.value() == null) {
            return words.say("자료 없음", "No data");
        }
        if (figure.late()) {
            return words.say("늦음", "Late");
        }
        return switch (figure.state()) {
            case OK -> words.say("양호", "Good");
            case WATCH -> words.say("주의", "Watch");
            case ALARM -> words.say("경보", "Alarm");
            case NONE -> "";
        };
    }

    private static String comparison(Figure figure, PageWords words) {
        var value = figure.value();
        var yesterday = figure.yesterday();
        if (value == null || yesterday == null) {
            return "";
        }
        var difference = words.number(Math.abs(value - yesterday), figure.decimals());
        if (difference.equals(words.number(0.0, figure.decimals()))) {
            return words.say("어제 이 시각과 같음", "as at this hour yesterday");
        }
        var verdict = Objects.requireNonNullElse(verdict(figure, words), "");
        return value > yesterday
                ? words.say("어제 이 시각보다 " + difference + " 높음", difference + " more than at this hour yesterday")
                        + verdict
                : words.say("어제 이 시각보다 " + difference + " 낮음", difference + " less than at this hour yesterday")
                        + verdict;
    }

    private static @Nullable String verdict(Figure figure, PageWords words) {
        var better = figure.betterThanYesterday();
        if (better == null) {
            return null;
        }
        return better ? words.say(" (나아짐)", " (better)") : words.say(" (나빠짐)", " (worse)");
    }

    private static String target(Figure figure, PageWords words) {
        var target = figure.target();
        if (target == null || figure.better() == Better.NONE) {
            return "";
        }
        var number = words.number(target, decimals(target, figure.decimals()));
        return figure.better() == Better.LOWER
                ? words.say("목표 " + number + " 이하", "target: " + number + " or less")
                : words.say("목표 " + number + " 이상", "target: " + number + " or more");
    }

    private static int decimals(double value, int most) {
        return value == Math.rint(value) ? 0 : Math.max(most, 1);
    }

    private static String line(List<@Nullable Double> trend) {
        var known = trend.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        if (known.getCount() < FEWEST_POINTS) {
            return "";
        }
        double range = Math.max(known.getMax() - known.getMin(), 1e-9);
        var points = new StringBuilder();
        for (int i = 0; i < trend.size(); i++) {
            var value = trend.get(i);
            if (value != null) {
                double x = MARGIN + i * (WIDTH - 2 * MARGIN) / (trend.size() - 1);
                double y = HEIGHT - MARGIN - (value - known.getMin()) / range * (HEIGHT - 2 * MARGIN);
                points.append("%s%.1f,%.1f".formatted(points.isEmpty() ? "" : " ", x, y));
            }
        }
        return points.toString();
    }

    /// Whether the value stands out and belongs to the top of a page.
    public boolean urgent() {
        return stateClass.equals(State.ALARM.name().toLowerCase(Locale.ROOT));
    }
}
