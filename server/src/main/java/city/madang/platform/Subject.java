package city.madang.platform;

import java.util.regex.Pattern;

/// What an act, a finding or a link is about: any one thing that a screen can show and a person can point at, written
/// `kind:key`, for example `incident:119-20261121-0042`, `figure:pm25`, `indicator:employment-rate`, `district:11680`,
/// `place:hospital/1100021`, `pledge:5-3-2`.
///
/// Rooms on the same floor name each other's things in this way without knowing each other.
///
/// @param kind lower-case words joined by hyphens, at most 40 characters
/// @param key stable among its kind, at most 200 characters, no control characters
public record Subject(String kind, String key) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    public Subject {
        if (!KIND.matcher(kind).matches() || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'%s:%s' does not name anything: write kind:key".formatted(kind, key));
        }
    }

    /// Reads `kind:key`; the key may hold further colons.
    ///
    /// @throws IllegalArgumentException if the text has no such form
    public static Subject parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'%s' does not name anything: write kind:key".formatted(text));
        }
        return new Subject(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
