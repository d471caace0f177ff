package city.madang.live;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// JSON written straight into bytes, without an object per value: what is sent to thousands of screens is made of
/// constant fragments and numbers. Commas between entries are set by themselves. Not thread-safe.
public final class JsonBytes {

    /// Most decimals ever written: a millionth of a degree is 0.1 m, and no sensor of a city delivers finer.
    private static final int MAX_DECIMALS = 6;

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    /// Above this, a double scaled by a million is no longer exact; [Double#toString] is used instead.
    private static final double FIXED_POINT_LIMIT = 1e9;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    private byte[] bytes;
    private int length;
    private boolean separate;

    public JsonBytes() {
        this(256);
    }

    public JsonBytes(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    public JsonBytes beginObject() {
        return open('{');
    }

    public JsonBytes endObject() {
        return close('}');
    }

    public JsonBytes beginArray() {
        return open('[');
    }

    public JsonBytes endArray() {
        return close(']');
    }

    /// Starts a field of the open object; its value comes next.
    public JsonBytes name(String name) {
        string(name);
        put((byte) ':');
        separate = false;
        return this;
    }

    /// Writes a text, or `null`.
    public JsonBytes string(@Nullable String text) {
        if (text == null) {
            return json(NULL);
        }
        next();
        put((byte) '"');
        for (int i = 0; i < text.length(); i++) {
            i += character(text, i);
        }
        put((byte) '"');
        return this;
    }

    public JsonBytes number(long value) {
        next();
        digits(value);
        return this;
    }

    /// Writes a number with at most six decimals and no trailing zeros; `null` for NaN and the infinities.
    public JsonBytes number(double value) {
        return number(value, MAX_DECIMALS);
    }

    /// Writes a number rounded to at most `decimals` decimals (0–6), without trailing zeros; `null` if not finite.
    public JsonBytes number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return json(NULL);
        }
        if (Math.abs(value) >= FIXED_POINT_LIMIT) {
            next();
            return raw(ascii(Double.toString(value)));
        }
        next();
        fixed(value, Math.min(decimals, MAX_DECIMALS));
        return this;
    }

    public JsonBytes bool(boolean value) {
        return json(value ? TRUE : FALSE);
    }

    public JsonBytes nothing() {
        return json(NULL);
    }

    /// Writes a value that is JSON already.
    public JsonBytes json(byte[] value) {
        next();
        return raw(value);
    }

    /// Writes bytes as they are, with no comma before them.
    public JsonBytes raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    /// Writes the part of another text that starts at `from`, as it is.
    public JsonBytes raw(JsonBytes other, int from) {
        int count = other.length - from;
        room(count);
        System.arraycopy(other.bytes, from, bytes, length, count);
        length += count;
        return this;
    }

    /// Says whether the next value needs a comma before it, after bytes were written with [#raw(byte\[\])].
    public JsonBytes continued(boolean commaNext) {
        separate = commaNext;
        return this;
    }

    public int length() {
        return length;
    }

    /// Forgets everything after the first `to` bytes.
    public void truncate(int to) {
        length = to;
    }

    /// Forgets everything, keeping the memory.
    public void clear() {
        length = 0;
        separate = false;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /// A fingerprint of what stands from `from` on (FNV-1a, 64 bit).
    public long fingerprint(int from) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < length; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private JsonBytes open(char bracket) {
        next();
        put((byte) bracket);
        separate = false;
        return this;
    }

    private JsonBytes close(char bracket) {
        put((byte) bracket);
        separate = true;
        return this;
    }

    private void next() {
        if (separate) {
            put((byte) ',');
        }
        separate = true;
    }

    private void fixed(double value, int decimals) {
        long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
        int kept = decimals;
        while (kept > 0 && scaled % 10 == 0) {
            scaled /= 10;
            kept--;
        }
        if (value < 0 && scaled != 0) {
            put((byte) '-');
        }
        digits(scaled / POWERS[kept]);
        if (kept > 0) {
            put((byte) '.');
            long fraction = scaled % POWERS[kept];
            for (int i = kept - 1; i >= 0; i--) {
                put((byte) ('0' + fraction / POWERS[i] % 10));
            }
        }
    }

    private void digits(long value) {
        if (value == Long.MIN_VALUE) {
            raw(ascii("-9223372036854775808"));
            return;
        }
        long rest = Math.abs(value);
        if (value < 0) {
            put((byte) '-');
        }
        int count = 1;
        for (long power = 10; count < 19 && rest >= power; power *= 10) {
            count++;
        }
        room(count);
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    /// Writes the character at `i`; returns how many further characters of `text` it used.
    private int character(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x80) {
            plain(c);
            return 0;
        }
        if (c < 0x800) {
            put((byte) (0xc0 | c >> 6));
            put((byte) (0x80 | c & 0x3f));
            return 0;
        }
        if (!Character.isSurrogate(c)) {
            threeBytes(c);
            return 0;
        }
        int point = text.codePointAt(i);
        if (!Character.isSupplementaryCodePoint(point)) {
            threeBytes('\ufffd');
            return 0;
        }
        put((byte) (0xf0 | point >> 18));
        put((byte) (0x80 | point >> 12 & 0x3f));
        put((byte) (0x80 | point >> 6 & 0x3f));
        put((byte) (0x80 | point & 0x3f));
        return 1;
    }

    private void threeBytes(char c) {
        put((byte) (0xe0 | c >> 12));
        put((byte) (0x80 | c >> 6 & 0x3f));
        put((byte) (0x80 | c & 0x3f));
    }

    private void plain(char c) {
        if (c == '"' || c == '\\') {
            put((byte) '\\');
            put((byte) c);
        } else if (c >= 0x20) {
            put((byte) c);
        } else {
            raw(ascii("\\u00"));
            put(HEX[c >> 4]);
            put(HEX[c & 0xf]);
        }
    }

    private void put(byte value) {
        room(1);
        bytes[length++] = value;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
