package city.madang.simulator.camera;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One viewer of the cameras: the requests of RTSP 1.0 (RFC 2326) and, on the same connection, the picture as RTP
/// packets (RFC 6184).
final class RtspViewer implements AutoCloseable {

    /// Finds what an address shows.
    @FunctionalInterface
    interface Scenes {

        Optional<MovingScene> find(String path) throws IOException;
    }

    /// Largest payload of a packet, bytes: fits an Ethernet frame.
    private static final int PACKET = 1400;
    /// Ticks a second of the clock of video (RFC 6184, 8.1).
    private static final int CLOCK = 90_000;
    /// The first dynamic payload type (RFC 3551, 6).
    private static final int PAYLOAD_TYPE = 96;
    /// Type of a fragment of a unit (RFC 6184, 5.2).
    private static final int FRAGMENT = 28;
    /// Longest line of a request that is read, bytes.
    private static final int LONGEST_LINE = 2_000;

    private final InputStream in;
    private final OutputStream out;
    private final Scenes scenes;
    private @Nullable MovingScene scene;
    private int sequence;
    private int timestamp;

    RtspViewer(Socket socket, Scenes scenes) throws IOException {
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.scenes = scenes;
    }

    private record Request(String method, String path, Map<String, String> headers) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// Answers until the viewer leaves.
    void serve() throws IOException {
        for (var request = read(); request != null; request = read()) {
            switch (request.method()) {
                case "OPTIONS" ->
                    answer(request, 200, "Public: OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, TEARDOWN\r\n", "");
                case "DESCRIBE" -> describe(request);
                case "SETUP" -> setUp(request);
                case "PLAY" -> play(request);
                case "GET_PARAMETER" -> answer(request, 200, "", "");
                case "TEARDOWN" -> {
                    answer(request, 200, "", "");
                    return;
                }
                default -> answer(request, 501, "", "");
            }
        }
    }

    private void describe(Request request) throws IOException {
        var found = scenes.find(request.path());
        if (found.isEmpty()) {
            answer(request, 404, "", "");
            return;
        }
        scene = found.get();
        var description =
                """
                v=0
                o=- 0 0 IN IP4 127.0.0.1
                s=camera
                t=0 0
                m=video 0 RTP/AVP %d
                a=rtpmap:%d H264/%d
                a=fmtp:%d packetization-mode=1
                a=control:video
                """.formatted(PAYLOAD_TYPE, PAYLOAD_TYPE, CLOCK, PAYLOAD_TYPE).replace("\n", "\r\n");
        answer(request, 200, "Content-Type: application/sdp\r\n", description);
    }

    /// Only the connection itself carries the picture; who wants datagrams is told so (RFC 2326, 11.4.1).
    private void setUp(Request request) throws IOException {
        if (!request.header("transport").toUpperCase(Locale.ROOT).contains("RTP/AVP/TCP")) {
            answer(request, 461, "", "");
            return;
        }
        answer(request, 200, "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n", "");
    }

    private void play(Request request) throws IOException {
        var playing = scene;
        if (playing == null) {
            answer(request, 455, "", "");
            return;
        }
        answer(request, 200, "Range: npt=now-\r\n", "");
        Thread.ofVirtual().name("camera").start(() -> {
            try {
                playing.play(this::send);
            } catch (IOException e) {
                playing.close();
            }
        });
    }

    private void answer(Request request, int status, String headers, String body) throws IOException {
        var text = "RTSP/1.0 %d %s\r\nCSeq: %s\r\nSession: 1\r\n%s%s\r\n%s"
                .formatted(
                        status,
                        status == 200 ? "OK" : "Refused",
                        request.header("cseq"),
                        headers,
                        body.isEmpty() ? "" : "Content-Length: %d\r\n".formatted(body.length()),
                        body);
        synchronized (out) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    /// Sends a unit as one packet or, if it is too long, in fragments (RFC 6184, 5.8). A picture is one slice, so a
    /// slice ends its picture.
    private void send(byte[] unit) throws IOException {
        int type = unit[0] & 0x1f;
        boolean slice = type == 1 || type == 5;
        if (unit.length <= PACKET) {
            packet(unit, slice);
        } else {
            for (int from = 1; from < unit.length; from += PACKET) {
                int to = Math.min(unit.length, from + PACKET);
                boolean first = from == 1;
                boolean last = to == unit.length;
                var fragment = new byte[to - from + 2];
                fragment[0] = (byte) (unit[0] & 0xe0 | FRAGMENT);
                fragment[1] = (byte) ((first ? 0x80 : 0) | (last ? 0x40 : 0) | type);
                System.arraycopy(unit, from, fragment, 2, to - from);
                packet(fragment, slice && last);
            }
        }
        if (slice) {
            timestamp += CLOCK / MovingScene.RATE;
        }
    }

    private void packet(byte[] payload, boolean marker) throws IOException {
        var packet = ByteBuffer.allocate(16 + payload.length);
        packet.put((byte) '$').put((byte) 0).putShort((short) (12 + payload.length));
        packet.put((byte) 0x80).put((byte) (PAYLOAD_TYPE | (marker ? 0x80 : 0)));
        packet.putShort((short) sequence++).putInt(timestamp).putInt(1).put(payload);
        synchronized (out) {
            out.write(packet.array());
            out.flush();
        }
    }

    /// Reads a request, leaving out what the viewer sends about the picture it receives.
    private @Nullable Request read() throws IOException {
        var first = line();
        while (first != null && first.isEmpty()) {
            first = line();
        }
        if (first == null) {
            return null;
        }
        var headers = new HashMap<String, String>();
        for (var header = line(); header != null && !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
        }
        var words = Arrays.asList(first.split(" "));
        if (words.size() < 2) {
            throw new IOException("not a request");
        }
        return new Request(words.get(0), path(words.get(1)), headers);
    }

    private static String path(String address) {
        try {
            var path = URI.create(address).getPath();
            return path == null ? "" : path;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private @Nullable String line() throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '$' && text.isEmpty()) {
                int channel = in.read();
                int length = in.read() << 8 | in.read();
                if (channel < 0 || length < 0) {
                    return null;
                }
                in.skipNBytes(length);
            } else if (next == '\n') {
                return text.toString();
            } else if (next != '\r') {
                if (text.length() > LONGEST_LINE) {
                    throw new IOException("a line is too long");
                }
                text.append((char) next);
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (scene != null) {
            scene.close();
        }
    }
}
