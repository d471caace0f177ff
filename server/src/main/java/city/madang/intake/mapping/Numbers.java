package city.madang.intake.mapping;

/// Reads numbers as city systems write them: with a sign, a decimal point, an exponent or thousands separators.
final class Numbers {

    /// Powers of ten that a double holds exactly, so that dividing by one rounds once (Clinger's fast path).
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Numbers() {}

    /// The number, or NaN if `text` is none. Infinity is none.
    static double parse(String text) {
        int length = text.length();
        if (length == 0 || length > 40) {
            return Double.NaN;
        }
        int at = 0;
        boolean negative = false;
        char sign = text.charAt(0);
        if (sign == '-' || sign == '+') {
            negative = sign == '-';
            at = 1;
        }
        long digits = 0;
        int read = 0;
        int decimals = -1;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                if (++read > 15) {
                    return slowly(text);
                }
                digits = digits * 10 + (c - '0');
                decimals = decimals >= 0 ? decimals + 1 : -1;
            } else if (c == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return slowly(text);
            }
        }
        if (read == 0) {
            return Double.NaN;
        }
        double value = decimals > 0 ? digits / TENS[decimals] : digits;
        return negative ? -value : value;
    }

    private static double slowly(String text) {
        var plain = text.indexOf(',') < 0 ? text : withoutSeparators(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(plain);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// Removes commas that stand before three digits; any other comma stays and makes the text no number.
    private static String withoutSeparators(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ',' || !separates(text, i)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean separates(String text, int comma) {
        if (comma == 0 || comma + 3 >= text.length() || !Character.isDigit(text.charAt(comma - 1))) {
            return false;
        }
        for (int i = comma + 1; i <= comma + 3; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return comma + 4 == text.length() || !Character.isDigit(text.charAt(comma + 4));
    }
}
