package city.madang.search.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.platform.CityException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundTest {

    @Test
    void isReadFromAWavFile() {
        var sound = Sound.ofWav(wav(1, 1, 16_000, 16, 32_000));

        assertThat(sound.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(sound.samples()).hasSize(32_000);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 16000, 16", "1, 2, 16000, 16", "1, 1, 44100, 16", "1, 1, 16000, 8"})
    void ofAnotherKindIsRefusedWithBothKindsNamed(int format, int channels, int rate, int bits) {
        assertThatThrownBy(() -> Sound.ofWav(wav(format, channels, rate, bits, 32_000)))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("16000 Hz, 16 bits; it is format %d, %d channels, %d Hz, %d bits"
                        .formatted(format, channels, rate, bits));
    }

    @Test
    void thatIsNoneIsRefused() {
        assertRefused("OggS and so on", "begin with RIFF");
        assertRefused("", "begin with RIFF");
        assertRefused("RIFF\0\0\0\0WAVE", "holds no sound");
        assertRefused("RIFF\0\0\0\0WAVEdata\4\0\0\0abcd", "nothing of its format");
    }

    @Test
    void tooShortOrTooLongIsRefused() {
        assertThatThrownBy(() -> Sound.ofWav(wav(1, 1, 16_000, 16, 100))).hasMessageContaining("too short");
        assertThatThrownBy(() -> Sound.ofWav(wav(1, 1, 16_000, 16, 17 * 32_000)))
                .hasMessageContaining("within 16 seconds")
                .extracting(refusal -> ((CityException) refusal).category())
                .isEqualTo(CityException.Category.TOO_LARGE);
    }

    @Test
    void survivesAnyBytes() {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var file = wav(1, 1, 16_000, 16, 64);
            for (int slips = random.nextInt(6); slips >= 0; slips--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            assertThatThrownBy(() -> Sound.ofWav(file)).as("seed 7, try %d", i).isInstanceOf(CityException.class);
        }
    }

    private static void assertRefused(String bytes, String why) {
        assertThatThrownBy(() -> Sound.ofWav(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(CityException.class)
                .hasMessageContaining(why);
    }

    /// A WAV file with a chunk that nobody knows before its format.
    static byte[] wav(int format, int channels, int rate, int bits, int length) {
        var file = ByteBuffer.allocate(56 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(48 + length);
        file.put("WAVELIST".getBytes(StandardCharsets.US_ASCII)).putInt(3).putInt(0);
        file.put("fmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) format).putShort((short) channels).putInt(rate);
        file.putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(length);
        return file.array();
    }
}
