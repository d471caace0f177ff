package city.madang.simulator.control;

import java.util.Arrays;
import java.util.Locale;

/// How a system behaves.
public enum Mode {
    /// As it should.
    OK,
    /// Says what it would have said three hours ago.
    LATE,
    /// Says everything twice.
    DUPLICATE,
    /// Says what is new first and older things after it.
    OUT_OF_ORDER,
    /// Breaks every third record, and every fourth document.
    MALFORMED,
    /// Is there, and has nothing to say.
    SILENT,
    /// Takes ten seconds to answer or to send.
    SLOW,
    /// Fails: HTTP 500, a table that is gone, nothing sent.
    FAILING,
    /// Writes Korean in another encoding than it declares.
    WRONG_ENCODING;

    /// Reads the word used on the control port: `late`, `out-of-order`, `500` …
    ///
    /// @throws IllegalArgumentException for any other word
    public static Mode parse(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mode '%s'".formatted(word)));
    }

    public String word() {
        return this == FAILING ? "500" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
