package city.madang.search.speech;

import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/// Something said: 16 kHz, one channel, 16 bits a sample, little-endian, at most [#LONGEST].
public final class Sound {

    /// Samples a second, the rate of the acoustic models.
    public static final int RATE = 16_000;

    /// The longest command anybody says in one breath.
    public static final Duration LONGEST = Duration.ofSeconds(16);

    private static final int BYTES = 2;
    private static final int SHORTEST = RATE * BYTES / 5;
    private static final int LARGEST = (int) LONGEST.toSeconds() * RATE * BYTES;
    private static final int PCM = 1;

    private final byte[] samples;

    private Sound(byte[] samples) {
        this.samples = samples;
    }

    /// Reads a WAV file (RIFF, Multimedia Programming Interface 1.0).
    ///
    /// @throws CityException which says what is wrong with it
    public static Sound ofWav(byte[] file) {
        if (file.length > LARGEST + 4096) {
            throw new CityException(
                    Category.TOO_LARGE, "Say it within %d seconds: this is longer".formatted(LONGEST.toSeconds()));
        }
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12 || !word(in, 0).equals("RIFF") || !word(in, 8).equals("WAVE")) {
            throw CityException.invalid("Send a WAV file: this does not begin with RIFF and WAVE");
        }
        boolean described = false;
        int at = 12;
        while (at + 8 <= file.length) {
            var chunk = word(in, at);
            long size = Integer.toUnsignedLong(in.getInt(at + 4));
            int content = at + 8;
            if (chunk.equals("fmt ") && size >= 16 && content + 16 <= file.length) {
                check(in, content);
                described = true;
            } else if (chunk.equals("data")) {
                if (!described) {
                    throw CityException.invalid("The WAV file says nothing of its format before its data");
                }
                // Who streams does not know the length beforehand and writes the largest.
                return of(in, content, (int) Math.min(size, file.length - content));
            }
            long next = content + size + size % 2;
            if (next > file.length) {
                break;
            }
            at = (int) next;
        }
        throw CityException.invalid("The WAV file holds no sound");
    }

    private static Sound of(ByteBuffer in, int at, int length) {
        int whole = length - length % BYTES;
        if (whole < SHORTEST) {
            throw CityException.invalid("That was too short to be a word: hold the button while speaking");
        }
        if (whole > LARGEST) {
            throw new CityException(
                    Category.TOO_LARGE, "Say it within %d seconds: this is longer".formatted(LONGEST.toSeconds()));
        }
        var samples = new byte[whole];
        in.get(at, samples);
        return new Sound(samples);
    }

    private static void check(ByteBuffer in, int at) {
        int format = Short.toUnsignedInt(in.getShort(at));
        int channels = Short.toUnsignedInt(in.getShort(at + 2));
        int rate = in.getInt(at + 4);
        int bits = Short.toUnsignedInt(in.getShort(at + 14));
        if (format != PCM || channels != 1 || rate != RATE || bits != 8 * BYTES) {
            throw CityException.invalid(
                    "The sound must be PCM (1), 1 channel, 16000 Hz, 16 bits; it is format %d, %d channels, %d Hz, %d bits"
                            .formatted(format, channels, rate, bits));
        }
    }

    private static String word(ByteBuffer in, int at) {
        var letters = new byte[4];
        in.get(at, letters);
        return new String(letters, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /// The samples alone.
    byte[] samples() {
        return samples.clone();
    }

    /// How long it lasts.
    public Duration length() {
        return Duration.ofMillis(1000L * samples.length / (RATE * BYTES));
    }
}
