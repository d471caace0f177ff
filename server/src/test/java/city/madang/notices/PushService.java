package city.madang.notices;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A push service with one browser behind it: takes letters over HTTP (RFC 8030), checks who signed them (RFC 8292) and
/// opens them with the browser's keys (RFC 8291). Written after the RFCs, apart from the library the server uses.
final class PushService implements AutoCloseable {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final HttpServer http;
    private final KeyPair browser;
    private final byte[] secret = new byte[16];
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Delivered> delivered = new LinkedBlockingQueue<>();

    PushService() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        browser = generator.generateKeyPair();
        new SecureRandom().nextBytes(secret);
        http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        http.createContext("/", this::take);
        http.start();
    }

    /// What arrived.
    ///
    /// @param text what the browser would show; absent where it was refused
    record Delivered(String path, String text, String claims, String urgency, String ttl, int status) {}

    String endpoint() {
        return "http://localhost:%d/browser/1".formatted(http.getAddress().getPort());
    }

    String p256dh() {
        return ENCODER.encodeToString(uncompressed((ECPublicKey) browser.getPublic()));
    }

    String auth() {
        return ENCODER.encodeToString(secret);
    }

    /// The next letters are answered like this before they are taken again.
    void answer(Integer... statuses) {
        answers.addAll(Arrays.asList(statuses));
    }

    BlockingQueue<Delivered> delivered() {
        return delivered;
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            var prepared = answers.poll();
            int status = prepared == null ? 201 : prepared;
            var claims = claims(headers.getFirst("Authorization"));
            var text = "aes128gcm".equals(headers.getFirst("Content-Encoding")) ? open(body) : "not encrypted";
            delivered.add(new Delivered(
                    exchange.getRequestURI().getPath(),
                    text,
                    claims,
                    headers.getFirst("Urgency"),
                    headers.getFirst("TTL"),
                    status));
            exchange.sendResponseHeaders(status, -1);
        } catch (GeneralSecurityException | RuntimeException e) {
            delivered.add(new Delivered("", "refused: " + e, "", "", "", 400));
            exchange.sendResponseHeaders(400, -1);
        }
    }

    /// RFC 8292, 3: `vapid t=<JWT>, k=<public key>`, the JWT signed with ES256 by that key.
    private static String claims(String authorization) throws GeneralSecurityException {
        var token = authorization.replaceFirst(".*t=([^,]+).*", "$1").strip();
        var key = authorization.replaceFirst(".*k=([^,]+).*", "$1").strip();
        var parts = token.split("\\.");
        var check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(publicKey(DECODER.decode(key)));
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        if (!check.verify(DECODER.decode(parts[2]))) {
            throw new GeneralSecurityException("The signature is wrong");
        }
        return new String(DECODER.decode(parts[1]), StandardCharsets.UTF_8);
    }

    /// RFC 8291, 3.4, and RFC 8188, 2.
    private String open(byte[] body) throws GeneralSecurityException {
        var in = ByteBuffer.wrap(body);
        var salt = new byte[16];
        in.get(salt);
        in.getInt();
        var sender = new byte[in.get() & 0xff];
        in.get(sender);
        var sealed = new byte[in.remaining()];
        in.get(sealed);

        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(publicKey(sender), true);
        var info = join(
                "WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
                uncompressed((ECPublicKey) browser.getPublic()),
                sender);
        var material = derive(secret, agreement.generateSecret(), info, 32);
        var key = derive(salt, material, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        var nonce = derive(salt, material, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        var plain = cipher.doFinal(sealed);
        int end = plain.length - 1;
        while (plain[end] == 0) {
            end--;
        }
        if (plain[end] != 2) {
            throw new GeneralSecurityException("The last record does not end as RFC 8188 says");
        }
        return new String(plain, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] derive(byte[] salt, byte[] material, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addSalt(salt)
                        .addIKM(material)
                        .thenExpand(info, length));
    }

    private static byte[] uncompressed(ECPublicKey key) {
        return join(
                new byte[] {4}, fixed(key.getW().getAffineX()), fixed(key.getW().getAffineY()));
    }

    private static byte[] fixed(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static PublicKey publicKey(byte[] uncompressed) throws GeneralSecurityException {
        var point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(uncompressed, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(uncompressed, 33, 65)));
        var parameters = java.security.AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        point, parameters.getParameterSpec(java.security.spec.ECParameterSpec.class)));
    }

    private static byte[] join(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
