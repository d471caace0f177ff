package city.madang.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// One server-sent event as it goes over the wire, encoded once for everyone who gets it.
///
/// Its compressed form is a run of whole deflate blocks that refer to nothing before them (RFC 1951) and end on a byte
/// border, so that frames compressed once can follow each other in any viewer's gzip stream.
final class Frame {

    /// Deflate's fastest level: live frames are small, and each is compressed while somebody waits for it.
    private static final int LEVEL = 1;

    private static final int CHUNK = 8192;
    /// Longest content of a stored deflate block (RFC 1951, 3.2.4).
    private static final int STORED_LIMIT = 0xffff;

    private final long version;
    private final byte[] plain;
    private volatile byte @Nullable [] deflated;

    private Frame(long version, byte[] plain) {
        this.version = version;
        this.plain = plain;
    }

    /// An event with one line of data.
    static Frame event(String name, long version, JsonBytes data) {
        var start = ("event: " + name + "\ndata: ").getBytes(StandardCharsets.US_ASCII);
        var all = new JsonBytes(start.length + data.length() + 2);
        all.raw(start).raw(data, 0).raw(new byte[] {'\n', '\n'});
        return new Frame(version, all.toByteArray());
    }

    long version() {
        return version;
    }

    int size() {
        return plain.length;
    }

    byte[] plain() {
        return plain;
    }

    byte[] deflated() {
        var known = deflated;
        if (known == null) {
            synchronized (this) {
                known = deflated;
                if (known == null) {
                    known = deflate(plain);
                    deflated = known;
                }
            }
        }
        return known;
    }

    /// `text` as a stored deflate block: for what differs from viewer to viewer and is not worth compressing.
    static byte[] stored(byte[] text) {
        if (text.length > STORED_LIMIT) {
            return deflate(text);
        }
        var block = new byte[text.length + 5];
        block[1] = (byte) text.length;
        block[2] = (byte) (text.length >> 8);
        block[3] = (byte) ~text.length;
        block[4] = (byte) (~text.length >> 8);
        System.arraycopy(text, 0, block, 5, text.length);
        return block;
    }

    private static byte[] deflate(byte[] text) {
        var deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(text);
            var out = new ByteArrayOutputStream(text.length / 4 + 64);
            var chunk = new byte[CHUNK];
            int count;
            do {
                count = deflater.deflate(chunk, 0, chunk.length, Deflater.FULL_FLUSH);
                out.write(chunk, 0, count);
            } while (count == chunk.length);
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
