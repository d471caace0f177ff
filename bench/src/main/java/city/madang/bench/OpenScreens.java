package city.madang.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Many screens that follow live topics, read by one thread. A marker that is about to be sent is announced, and
/// every screen notes how long after that it saw it.
final class OpenScreens implements AutoCloseable {

    /// Enough of the stream before to hold a marker that lies on both sides of a read.
    private static final int KEPT = 256;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final List<Double> delays = new ArrayList<>();
    private final Selector selector;
    private final int count;
    private long received;
    private String marker = "\u0000";
    private long markedAt;

    OpenScreens(Target target, String topics, int count) throws IOException {
        this(target, topics, count, "");
    }

    /// @param topics separated by commas
    /// @param cookie of a session; empty for nobody's
    OpenScreens(Target target, String topics, int count, String cookie) throws IOException {
        this.selector = Selector.open();
        this.count = count;
        for (int i = 0; i < count; i++) {
            open(target, topics, cookie);
        }
    }

    private void open(Target target, String topics, String cookie) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(target.host(), target.port()));
        var request = "GET /live?topics=%s HTTP/1.1\r\nHost: %s:%d\r\nAccept: text/event-stream\r\n%s\r\n"
                .formatted(topics, target.host(), target.port(), cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n");
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Screen());
    }

    /// From now on the screens look for this text.
    void expect(String text) {
        marker = text;
        markedAt = System.nanoTime();
    }

    /// Reads what comes for that long.
    void listen(Duration time) throws IOException {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            selector.select(Math.max(1, left / 1_000_000));
            long now = System.nanoTime();
            for (var key : selector.selectedKeys()) {
                read((SocketChannel) key.channel(), (Screen) key.attachment(), now);
            }
            selector.selectedKeys().clear();
        }
    }

    private void read(SocketChannel channel, Screen screen, long now) throws IOException {
        buffer.clear();
        int read = channel.read(buffer);
        if (read < 0) {
            throw new IOException("The server closed a screen, saying " + screen.rest);
        }
        received += read;
        var text = StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString();
        if (!screen.seen.equals(marker) && (screen.rest + text).contains(marker)) {
            screen.seen = marker;
            delays.add((now - markedAt) / 1e6);
        }
        screen.rest = text.substring(Math.max(0, text.length() - KEPT));
    }

    /// Bytes that came so far, of all screens.
    long received() {
        return received;
    }

    /// Forgets what was noted so far.
    void forget() {
        delays.clear();
    }

    /// @param markers how many were sent since the last [#forget]
    String report(int markers) {
        if (delays.isEmpty()) {
            return "no screen saw anything";
        }
        Collections.sort(delays);
        return "p50 %.0f ms, p99 %.0f ms; %,d of %,d deliveries seen within a second"
                .formatted(
                        delays.get(delays.size() / 2),
                        delays.get((int) (delays.size() * 0.99)),
                        delays.size(),
                        (long) count * markers);
    }

    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /// One screen: the marker it saw last, and the end of what it read.
    private static final class Screen {

        private String seen = "";
        private String rest = "";
    }
}
