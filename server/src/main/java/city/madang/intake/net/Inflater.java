package city.madang.intake.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// Inflates gzip and counts what comes out, so that a small bomb stays small.
public final class Inflater {

    private Inflater() {}

    /// The inflated bytes, or `bytes` themselves if they are no gzip.
    ///
    /// @throws DeliveryException if more than `limit` bytes come out, or the gzip is damaged
    public static byte[] inflate(byte[] bytes, long limit) throws DeliveryException {
        if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
            return bytes;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            var inflated = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
            if (inflated.length > limit) {
                throw new DeliveryException(
                        "압축을 풀면 %d바이트가 넘습니다".formatted(limit), "It inflates to more than %d bytes".formatted(limit));
            }
            return inflated;
        } catch (IOException e) {
            throw new DeliveryException("gzip이 손상되었습니다", "The gzip is damaged", e);
        }
    }
}
