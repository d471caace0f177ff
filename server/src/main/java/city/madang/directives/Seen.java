package city.madang.directives;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What somebody saw when they gave a directive, as their screen tells it. The server adds its own state.
///
/// @param at the moment the screen showed; absent for now
/// @param topics live topics the screen showed it in, at most four; may be empty
/// @param values what stood there, as JSON: title, values with units and states, address of the board
/// @param picture a PNG of at most 1 MB; absent if there is none
public record Seen(@Nullable Instant at, List<String> topics, JsonNode values, byte @Nullable [] picture) {

    /// Most bytes of the picture.
    public static final int MOST_PICTURE_BYTES = 1024 * 1024;

    /// Most characters of the values, as JSON.
    public static final int MOST_VALUES = 32_000;

    private static final int MOST_TOPICS = 4;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    public Seen {
        topics = List.copyOf(topics);
        if (topics.size() > MOST_TOPICS) {
            throw new IllegalArgumentException(
                    "What was seen names %d topics; at most %d are kept".formatted(topics.size(), MOST_TOPICS));
        }
        if (values.toString().length() > MOST_VALUES) {
            throw new IllegalArgumentException("What was seen is longer than %d characters".formatted(MOST_VALUES));
        }
        if (picture != null) {
            if (picture.length > MOST_PICTURE_BYTES) {
                throw new IllegalArgumentException(
                        "The picture has %d bytes; at most %d are taken".formatted(picture.length, MOST_PICTURE_BYTES));
            }
            if (picture.length < PNG.length || !Arrays.equals(Arrays.copyOf(picture, PNG.length), PNG)) {
                throw new IllegalArgumentException("The picture is no PNG");
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Seen that
                && Objects.equals(at, that.at)
                && topics.equals(that.topics)
                && values.equals(that.values)
                && Arrays.equals(picture, that.picture);
    }

    @Override
    public int hashCode() {
        return Objects.hash(at, topics, values, Arrays.hashCode(picture));
    }

    @Override
    public String toString() {
        return "Seen[at=%s, topics=%s]".formatted(at, topics);
    }
}
