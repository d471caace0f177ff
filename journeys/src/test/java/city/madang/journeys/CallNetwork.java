package city.madang.journeys;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The network between two browsers that talk, which a test can break. The addresses they tell each other are changed
/// so that sound and pictures pass through here; their lines to the server do so too.
final class CallNetwork implements AutoCloseable {

    private static final Pattern LINE = Pattern.compile("/calls/line$");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final WebSocketRoute.CloseOptions BROKEN =
            new WebSocketRoute.CloseOptions().setCode(4_000).setReason("The network is broken");

    private final Set<Page> withoutLine = ConcurrentHashMap.newKeySet();
    private final Side one;
    private final Side other;
    private volatile boolean mediaPass = true;

    CallNetwork(Page one, Page other) throws IOException {
        this.one = new Side(one);
        this.other = new Side(other);
        this.one.carryTo(this.other);
        this.other.carryTo(this.one);
    }

    /// Whether sound and pictures get through.
    void letMediaPass(boolean pass) {
        mediaPass = pass;
    }

    /// Breaks the line of a page to the server and lets no other come about.
    void cutLine(Page page) {
        withoutLine.add(page);
        (one.page == page ? one : other).hangUp();
    }

    void mendLine(Page page) {
        withoutLine.remove(page);
    }

    @Override
    public void close() {
        one.socket.close();
        other.socket.close();
    }

    /// One browser as the other sees it: what is sent to this socket is meant for it.
    private final class Side {

        private final Page page;
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private volatile @Nullable InetSocketAddress browser;
        private @Nullable WebSocketRoute line;
        private @Nullable WebSocketRoute toServer;

        Side(Page page) throws IOException {
            this.page = page;
            page.routeWebSocket(LINE, this::route);
        }

        void carryTo(Side opposite) {
            Thread.ofVirtual().start(() -> carry(opposite));
        }

        /// Passes on what comes for this browser, as if the opposite one had sent it from its own socket here.
        private void carry(Side opposite) {
            var packet = new DatagramPacket(new byte[2_048], 2_048);
            while (!socket.isClosed()) {
                try {
                    packet.setLength(2_048);
                    socket.receive(packet);
                    var to = browser;
                    if (mediaPass && to != null) {
                        packet.setSocketAddress(to);
                        opposite.socket.send(packet);
                    }
                } catch (IOException e) {
                    if (!socket.isClosed() && !opposite.socket.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                    return;
                }
            }
        }

        private void route(WebSocketRoute opened) {
            if (withoutLine.contains(page)) {
                opened.close(BROKEN);
                return;
            }
            var server = opened.connectToServer();
            line = opened;
            toServer = server;
            opened.onMessage(frame -> {
                var said = (ObjectNode) JSON.readTree(frame.text());
                if (!said.path("do").asString().equals("signal") || changeAddress(said)) {
                    server.send(said.toString());
                }
            });
        }

        void hangUp() {
            for (var end : new WebSocketRoute[] {line, toServer}) {
                if (end != null) {
                    end.close(BROKEN);
                }
            }
        }

        /// False for an address that is not used here: only plain UDP of IPv4 passes.
        private boolean changeAddress(ObjectNode said) {
            var body = (ObjectNode) said.path("body");
            if (body.path("description") instanceof ObjectNode description) {
                var without = description.path("sdp").asString().replaceAll("a=candidate[^\\r]*\\r\\n", "");
                description.put("sdp", without);
            } else if (body.path("candidate") instanceof ObjectNode candidate) {
                // RFC 8839: foundation, component, transport, priority, address, port, …
                var fields = candidate.path("candidate").asString().split(" ");
                if (fields.length > 5) {
                    if (!fields[2].equalsIgnoreCase("udp") || fields[4].contains(":")) {
                        return false;
                    }
                    browser = new InetSocketAddress(fields[4], Integer.parseInt(fields[5]));
                    fields[4] = "127.0.0.1";
                    fields[5] = Integer.toString(socket.getLocalPort());
                    candidate.put("candidate", String.join(" ", fields));
                }
            }
            return true;
        }
    }
}
