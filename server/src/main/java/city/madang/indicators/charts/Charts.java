package city.madang.indicators.charts;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Draws the charts of indicators. Texts are those of one language.
public final class Charts {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 300;
    private static final double LEFT = 62;
    private static final double RIGHT = 20;
    private static final double TOP = 22;
    private static final double BOTTOM = 30;
    /// A label at every so many points at most, so that they do not run into each other.
    private static final int LABELS = 8;

    private final Locale locale;

    public Charts(Locale locale) {
        this.locale = locale;
    }

    /// One point of a line.
    ///
    /// @param value NaN where there is none
    /// @param provisional drawn hollow
    public record Point(String label, double value, boolean provisional) {}

    /// A level across a chart.
    public record Level(String label, double value) {}

    /// The course of one indicator over time.
    ///
    /// @param planned values of the straight way to the target at the same points; empty if there is
    ///     no target
    /// @param target drawn across; absent if there is none
    public String course(
            String id,
            String title,
            String description,
            List<Point> points,
            List<Double> planned,
            @Nullable Level target) {
        var all = new double[points.size() + planned.size() + 1];
        for (int i = 0; i < points.size(); i++) {
            all[i] = points.get(i).value();
        }
        for (int i = 0; i < planned.size(); i++) {
            all[points.size() + i] = planned.get(i);
        }
        all[all.length - 1] = target == null ? Double.NaN : target.value();
        var scale = Scale.holding(all);
        var svg = Svg.picture("course", id, WIDTH, HEIGHT, title, description);
        grid(svg, scale);
        var x = new double[points.size()];
        var y = new double[points.size()];
        for (int i = 0; i < points.size(); i++) {
            x[i] = x(i, points.size());
            y[i] = y(scale, points.get(i).value());
        }
        labels(svg, points, x);
        if (target != null) {
            double level = y(scale, target.value());
            svg.line("target", LEFT, level, WIDTH - RIGHT, level);
            svg.text("target-word", LEFT + 4, level < TOP + 14 ? level + 14 : level - 6, "start", target.label());
        }
        if (planned.size() == points.size()) {
            var plan = new double[points.size()];
            for (int i = 0; i < plan.length; i++) {
                plan[i] = y(scale, planned.get(i));
            }
            svg.path("plan", x, plan);
        }
        svg.path("value", x, y);
        for (int i = 0; i < points.size(); i++) {
            if (!Double.isNaN(y[i])) {
                svg.circle(points.get(i).provisional() ? "dot open" : "dot", x[i], y[i], points.size() > 30 ? 2 : 3.5);
            }
        }
        return svg.end();
    }

    /// A small line without axes, for a card.
    public String spark(List<Double> values) {
        double width = 120;
        double height = 32;
        if (values.size() < 2) {
            return "";
        }
        var scale =
                Scale.holding(values.stream().mapToDouble(Double::doubleValue).toArray());
        var tight = tight(values, scale);
        var svg = Svg.ornament("spark", width, height);
        var x = new double[values.size()];
        var y = new double[values.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = 3 + (width - 6) * i / (x.length - 1);
            y[i] = tight.place(values.get(i), height - 4, 4);
        }
        svg.path("value", x, y);
        svg.circle("dot", x[x.length - 1], y[y.length - 1], 2.6);
        return svg.end();
    }

    /// One small line among others of the same scale, with the line of the whole behind it.
    ///
    /// @param whole the city; NaN where there is none
    /// @param least of the scale all of them share
    public String small(List<Double> values, List<Double> whole, double least, double most) {
        double width = 150;
        double height = 52;
        var scale = new Scale(least, most == least ? least + 1 : most, 1);
        var svg = Svg.ornament("small", width, height);
        path(svg, "whole", whole, scale, width, height);
        path(svg, "value", values, scale, width, height);
        if (!values.isEmpty() && !Double.isNaN(values.getLast())) {
            svg.circle("dot", width - 4, scale.place(values.getLast(), height - 5, 5), 2.8);
        }
        return svg.end();
    }

    /// Two values of one row, joined: a gap.
    public record Pair(String label, double female, double male, String difference) {}

    /// Gaps as dumbbells, one row each: a circle for women, a diamond for men, the gap between them
    /// in words.
    public String gaps(
            String id, String title, String description, List<Pair> pairs, String women, String men, int decimals) {
        double row = 26;
        double left = 96;
        double right = 92;
        double height = 44 + row * pairs.size();
        var values = new double[pairs.size() * 2];
        for (int i = 0; i < pairs.size(); i++) {
            values[2 * i] = pairs.get(i).female();
            values[2 * i + 1] = pairs.get(i).male();
        }
        var scale = Scale.holding(values);
        var svg = Svg.picture("gaps", id, WIDTH, height, title, description);
        for (double line : scale.lines()) {
            double x = scale.place(line, left, WIDTH - right);
            svg.line("grid", x, 24, x, height - 12);
            svg.text("axis", x, height - 1, "middle", number(line, Math.min(decimals, scale.decimals())));
        }
        svg.circle("female", left, 10, 5).text("axis", left + 9, 14, "start", women);
        svg.diamond("male", left + 90, 10, 6).text("axis", left + 100, 14, "start", men);
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            double y = 38 + row * i;
            double female = scale.place(pair.female(), left, WIDTH - right);
            double male = scale.place(pair.male(), left, WIDTH - right);
            svg.text("row", left - 8, y + 4, "end", pair.label());
            svg.line("bar", female, y, male, y);
            svg.diamond("male", male, y, 7);
            svg.circle("female", female, y, 5.5);
            svg.text("difference", WIDTH - right + 14, y + 4, "start", pair.difference());
        }
        return svg.end();
    }

    private void grid(Svg svg, Scale scale) {
        for (double line : scale.lines()) {
            double y = y(scale, line);
            svg.line("grid", LEFT, y, WIDTH - RIGHT, y);
            svg.text("axis", LEFT - 8, y + 4, "end", number(line, scale.decimals()));
        }
    }

    private static void labels(Svg svg, List<Point> points, double[] x) {
        int every = Math.max(1, (int) Math.ceil(points.size() / (double) LABELS));
        for (int i = points.size() - 1; i >= 0; i -= every) {
            var anchor = i == points.size() - 1 && points.size() > 1 ? "end" : i == 0 ? "start" : "middle";
            svg.text(
                    "axis",
                    anchor.equals("end") ? x[i] + 10 : x[i],
                    HEIGHT - 8,
                    anchor,
                    points.get(i).label());
        }
    }

    private static void path(Svg svg, String kind, List<Double> values, Scale scale, double width, double height) {
        var x = new double[values.size()];
        var y = new double[values.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = x.length == 1 ? width - 4 : 4 + (width - 8) * i / (x.length - 1);
            y[i] = Double.isNaN(values.get(i)) ? Double.NaN : scale.place(values.get(i), height - 5, 5);
        }
        svg.path(kind, x, y);
    }

    /// A sparkline shows form, not size: it fills its height.
    private static Scale tight(List<Double> values, Scale otherwise) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return most > least ? new Scale(least, most, most - least) : otherwise;
    }

    private static double x(int i, int count) {
        return count == 1 ? (LEFT + WIDTH - RIGHT) / 2 : LEFT + 8 + (WIDTH - RIGHT - LEFT - 16) * i / (count - 1);
    }

    private static double y(Scale scale, double value) {
        return Double.isNaN(value) ? Double.NaN : scale.place(value, HEIGHT - BOTTOM, TOP);
    }

    private String number(double value, int decimals) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
