package city.madang.indicators.charts;

import java.util.Locale;

/// Writes SVG text. Every text is escaped, every number has at most one decimal.
final class Svg {

    private final StringBuilder out = new StringBuilder(2_000);

    /// Begins a picture of that size in its own units.
    ///
    /// @param title read out instead of the picture
    /// @param id makes the ids of title and description unique on a page
    static Svg picture(String kind, String id, double width, double height, String title, String description) {
        var svg = new Svg();
        svg.out.append("<svg class=\"chart ").append(kind).append("\" viewBox=\"0 0 ");
        svg.number(width).append(' ');
        svg.number(height)
                .append("\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-t ")
                .append(id);
        svg.out.append("-d\"><title id=\"").append(id).append("-t\">").append(escaped(title));
        svg.out.append("</title><desc id=\"").append(id).append("-d\">").append(escaped(description));
        svg.out.append("</desc>");
        return svg;
    }

    /// Begins a picture that only repeats what the text beside it says.
    static Svg ornament(String kind, double width, double height) {
        var svg = new Svg();
        svg.out.append("<svg class=\"chart ").append(kind).append("\" viewBox=\"0 0 ");
        svg.number(width).append(' ');
        svg.number(height).append("\" preserveAspectRatio=\"xMinYMid\" aria-hidden=\"true\">");
        return svg;
    }

    Svg line(String kind, double x1, double y1, double x2, double y2) {
        out.append("<line class=\"").append(kind).append("\" x1=\"");
        number(x1).append("\" y1=\"");
        number(y1).append("\" x2=\"");
        number(x2).append("\" y2=\"");
        number(y2).append("\"/>");
        return this;
    }

    Svg circle(String kind, double x, double y, double radius) {
        out.append("<circle class=\"").append(kind).append("\" cx=\"");
        number(x).append("\" cy=\"");
        number(y).append("\" r=\"");
        number(radius).append("\"/>");
        return this;
    }

    /// A square standing on its corner: told from a circle without its colour.
    Svg diamond(String kind, double x, double y, double radius) {
        out.append("<path class=\"").append(kind).append("\" d=\"M");
        number(x).append(' ');
        number(y - radius).append('L');
        number(x + radius).append(' ');
        number(y).append('L');
        number(x).append(' ');
        number(y + radius).append('L');
        number(x - radius).append(' ');
        number(y).append("Z\"/>");
        return this;
    }

    /// @param anchor `start`, `middle` or `end`
    Svg text(String kind, double x, double y, String anchor, String text) {
        out.append("<text class=\"").append(kind).append("\" x=\"");
        number(x).append("\" y=\"");
        number(y)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(escaped(text))
                .append("</text>");
        return this;
    }

    /// A line through points; NaN interrupts it.
    Svg path(String kind, double[] x, double[] y) {
        out.append("<path class=\"").append(kind).append("\" d=\"");
        boolean down = false;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(y[i])) {
                down = false;
                continue;
            }
            out.append(down ? 'L' : 'M');
            number(x[i]).append(' ');
            number(y[i]);
            down = true;
        }
        out.append("\"/>");
        return this;
    }

    String end() {
        return out.append("</svg>").toString();
    }

    private StringBuilder number(double value) {
        if (value == Math.rint(value)) {
            return out.append((long) value);
        }
        return out.append(String.format(Locale.ROOT, "%.1f", value));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
