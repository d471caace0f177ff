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

/// 2,000 open screens; a reading is pushed every second, and every screen notes when it sees it.
final class Screens implements Bench.Scenario {

    private static final int VIEWERS = 2000;
    private static final int SENSORS = 100;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final List<Double> delays = new ArrayList<>();
    private volatile String marker = "\u0000";
    private volatile long markedAt;

    @Override
    public String about() {
        return "2,000 open screens over server-sent events; from push to screen p99 at most 1 s";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var streams = City.sensors(target, "screens", SENSORS, "temperature");
        push(target, streams, 20.0);
        Thread.sleep(2000);
        try (var selector = Selector.open()) {
            for (int i = 0; i < VIEWERS; i++) {
                open(target, selector);
            }
            System.out.printf("  %d screens are open%n", VIEWERS);
            listen(selector, System.nanoTime() + 5_000_000_000L);
            double value = 100;
            double cpu = 0;
            int pushes = options.warmUp() + options.seconds();
            for (int i = 0; i < pushes; i++) {
                if (i == options.warmUp()) {
                    delays.clear();
                    cpu = Cpu.seconds(target.processes());
                }
                value = i % 2 == 0 ? -20 - i * 0.001 : 40 + i * 0.001;
                long next = System.nanoTime() + 1_000_000_000L;
                marker = Double.toString(Math.round(value * 1000) / 1000.0);
                markedAt = System.nanoTime();
                push(target, streams, Math.round(value * 1000) / 1000.0);
                listen(selector, next);
            }
            cpu = Cpu.seconds(target.processes()) - cpu;
            report(options.seconds(), cpu);
        }
    }

    private void report(int seconds, double cpu) {
        Collections.sort(delays);
        if (delays.isEmpty()) {
            System.out.println("  no screen saw anything");
            return;
        }
        System.out.printf(
                "  p50 %.0f ms, p99 %.0f ms; %,d of %,d deliveries seen within a second; %.2f cores%n",
                delays.get(delays.size() / 2),
                delays.get((int) (delays.size() * 0.99)),
                delays.size(),
                (long) VIEWERS * seconds,
                cpu / seconds);
    }

    private static void push(Target target, List<Integer> streams, double value)
            throws IOException, InterruptedException {
        var body = new StringBuilder("[");
        for (int stream : streams) {
            body.append(body.length() == 1 ? "" : ",")
                    .append(
                            "{\"Datastream\":{\"@iot.id\":%d},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":[[\"%s\",%s]]}"
                                    .formatted(stream, Instant.now(), value));
        }
        var answer = target.post(
                "/sensorthings/v1.1/CreateObservations", body.append(']').toString());
        if (answer.statusCode() != 201) {
            throw new IOException("The server answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    private static void open(Target target, Selector selector) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(target.host(), target.port()));
        var request = "GET /live?topics=layer:sensors HTTP/1.1\r\nHost: %s:%d\r\nAccept: text/event-stream\r\n\r\n"
                .formatted(target.host(), target.port());
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Viewer());
    }

    private void listen(Selector selector, long until) throws IOException {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            selector.select(Math.max(1, left / 1_000_000));
            long now = System.nanoTime();
            for (var key : selector.selectedKeys()) {
                read((SocketChannel) key.channel(), (Viewer) key.attachment(), now);
            }
            selector.selectedKeys().clear();
        }
    }

    private void read(SocketChannel channel, Viewer viewer, long now) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("The server closed a screen");
        }
        var text = StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString();
        if (!viewer.seen.equals(marker) && (viewer.rest + text).contains(marker)) {
            viewer.seen = marker;
            delays.add((now - markedAt) / 1e6);
        }
        viewer.rest = text.substring(Math.max(0, text.length() - 16));
    }

    /// One screen: the marker it saw last, and the end of what it read, in which the next marker may begin.
    private static final class Viewer {

        private String seen = "";
        private String rest = "";
    }
}
