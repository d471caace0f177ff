package city.madang.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/// An answer that is the same for many, encoded and compressed once.
///
/// @param json UTF-8
/// @param gzip the same, compressed
/// @param etag changes with the content; without quotes
public record EncodedJson(byte[] json, byte[] gzip, String etag) {

    /// Length of the part of the hash that is used: 64 bits tell the versions of one picture apart.
    private static final int ETAG_BYTES = 8;

    public static EncodedJson of(byte[] json) {
        return new EncodedJson(json, compress(json), hash(json));
    }

    /// A short text that differs whenever `bytes` do (SHA-256, shortened).
    static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] compress(byte[] json) {
        var packed = new ByteArrayOutputStream(json.length / 3);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
