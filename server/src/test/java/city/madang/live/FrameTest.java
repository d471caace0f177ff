package city.madang.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    @Test
    void letsFramesCompressedOnceFollowEachOtherInAnyOrder() throws IOException {
        var random = new Random(5);
        var frames = new Frame[8];
        for (int i = 0; i < frames.length; i++) {
            var data = new JsonBytes().beginArray();
            for (int j = random.nextInt(40_000); j > 0; j--) {
                data.number(random.nextInt(1000));
            }
            frames[i] = Frame.event("delta", i, data.endArray());
        }
        var sent = new ByteArrayOutputStream();
        var expected = new ByteArrayOutputStream();
        sent.write(HEADER);
        for (int round = 0; round < 50; round++) {
            var id = ("id: e.a:" + round + "\n").getBytes(StandardCharsets.US_ASCII);
            var frame = frames[random.nextInt(frames.length)];
            sent.write(Frame.stored(id));
            sent.write(frame.deflated());
            expected.write(id);
            expected.write(frame.plain());
        }

        assertThat(unzip(sent.toByteArray())).isEqualTo(expected.toByteArray());
        assertThat(sent.size()).isLessThan(expected.size());
    }

    /// Reads all that can be read: a live stream never ends, so it has no gzip trailer.
    private static byte[] unzip(byte[] stream) throws IOException {
        var read = new ByteArrayOutputStream();
        try (var in = new GZIPInputStream(new ByteArrayInputStream(stream))) {
            in.transferTo(read);
        } catch (EOFException noTrailer) {
            assertThat(noTrailer).hasMessageContaining("Unexpected end");
        }
        return read.toByteArray();
    }
}
