package city.madang.directives;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A file that comes with a step.
///
/// @param type media type as the browser said it
public record Evidence(String name, String type, byte[] bytes) {

    /// 5 MB: a photograph or a document, not a film.
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    public Evidence {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "The file '%s' has %d bytes; 1 to %d are taken".formatted(name, bytes.length, MOST_BYTES));
        }
        name = name.replaceAll("[\\p{Cntrl}/\\\\]", "_");
        name = name.isBlank() ? "file" : name.substring(Math.max(0, name.length() - 200));
        type = type.matches("[a-z]+/[A-Za-z0-9.+-]{1,80}") ? type : "application/octet-stream";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Evidence(var otherName, var otherType, var otherBytes)
                && name.equals(otherName)
                && type.equals(otherType)
                && Arrays.equals(bytes, otherBytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return "Evidence[%s, %s, %d bytes]".formatted(name, type, bytes.length);
    }
}
