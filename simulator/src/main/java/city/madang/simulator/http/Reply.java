package city.madang.simulator.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// What is answered.
///
/// @param headers besides the content type, by name
public record Reply(int status, String type, byte[] body, Map<String, String> headers) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public Reply(int status, String type, byte[] body) {
        this(status, type, body, Map.of());
    }

    static final Charset MS949 = Charset.forName("MS949");

    public static Reply json(String text) {
        return new Reply(200, "application/json;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply xml(String text) {
        return new Reply(200, "application/xml;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply csv(String text, Charset charset) {
        return new Reply(200, "text/csv;charset=" + charset.name(), text.getBytes(charset));
    }

    static Reply failure(int status, String text) {
        return new Reply(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same text in the encoding that is not declared.
    Reply inWrongEncoding() {
        var declared = type.toUpperCase(Locale.ROOT).contains("949") ? MS949 : StandardCharsets.UTF_8;
        var other = declared == MS949 ? StandardCharsets.UTF_8 : MS949;
        return new Reply(status, type, new String(body, declared).getBytes(other));
    }

    /// The same with one more header.
    public Reply with(String name, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, type, body, more);
    }

    /// Only the first two thirds.
    Reply cutOff() {
        return new Reply(status, type, Arrays.copyOf(body, body.length * 2 / 3));
    }
}
