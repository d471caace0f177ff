package city.madang.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// 500 open walls; an incident is reported every second, and every wall notes when it sees the situation.
final class IncidentDelay implements Bench.Scenario {

    private static final int WALLS = 500;
    /// Enough of the stream before to hold a marker that lies on both sides of a read.
    private static final int KEPT = 64;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final List<Double> delays = new ArrayList<>();
    private volatile String marker = "\u0000";
    private volatile long markedAt;

    @Override
    public String about() {
        return "from an incident received to 500 open walls; p99 at most 500 ms";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        try (var selector = Selector.open()) {
            for (int i = 0; i < WALLS; i++) {
                open(target, selector);
            }
            listen(selector, System.nanoTime() + 3_000_000_000L);
            int reports = options.warmUp() + options.seconds();
            for (int i = 0; i < reports; i++) {
                if (i == options.warmUp()) {
                    delays.clear();
                }
                long next = System.nanoTime() + 1_000_000_000L;
                marker = "bench-%d-%d".formatted(Instant.now().getEpochSecond(), i);
                markedAt = System.nanoTime();
                report(target, i);
                listen(selector, next);
            }
            Collections.sort(delays);
            if (delays.isEmpty()) {
                System.out.println("  no wall saw anything");
                return;
            }
            System.out.printf(
                    "  p50 %.0f ms, p99 %.0f ms; %,d of %,d deliveries seen within a second%n",
                    delays.get(delays.size() / 2),
                    delays.get((int) (delays.size() * 0.99)),
                    delays.size(),
                    (long) WALLS * options.seconds());
        }
    }

    private void report(Target target, int number) throws IOException, InterruptedException {
        var answer = target.deliver("situation-room", """
                {"id":"%1$s","time":"%2$s","title":"%1$s","text":"bench","category":"fire","severity":"Severe",
                 "lon":%3$.5f,"lat":%4$.5f}
                """.formatted(
                        marker, Instant.now(), 126.85 + number % 20 * 0.01, 37.48 + number / 20 % 10 * 0.01));
        if (answer.statusCode() >= 300) {
            throw new IOException("The server answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    private static void open(Target target, Selector selector) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(target.host(), target.port()));
        var request = "GET /live?topics=situations HTTP/1.1\r\nHost: %s:%d\r\nAccept: text/event-stream\r\n\r\n"
                .formatted(target.host(), target.port());
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Wall());
    }

    private void listen(Selector selector, long until) throws IOException {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            selector.select(Math.max(1, left / 1_000_000));
            long now = System.nanoTime();
            for (var key : selector.selectedKeys()) {
                read((SocketChannel) key.channel(), (Wall) key.attachment(), now);
            }
            selector.selectedKeys().clear();
        }
    }

    private void read(SocketChannel channel, Wall wall, long now) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("The server closed a wall");
        }
        var text = StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString();
        if (!wall.seen.equals(marker) && (wall.rest + text).contains(marker)) {
            wall.seen = marker;
            delays.add((now - markedAt) / 1e6);
        }
        wall.rest = text.substring(Math.max(0, text.length() - KEPT));
    }

    /// One wall: the marker it saw last, and the end of what it read.
    private static final class Wall {

        private String seen = "";
        private String rest = "";
    }
}
