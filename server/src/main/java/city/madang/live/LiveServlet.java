package city.madang.live;

import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `GET /live?topics=a,b`: server-sent events, one virtual thread for each open screen. The thread waits for
/// news, writes what its screen has not seen, and is all the queue there is: while it is stuck in a slow
/// connection the hub goes on, and afterwards it takes the newest state.
///
/// It is a plain servlet because an asynchronous answer costs several times as much (see docs/performance.md).
@Audience(Audience.Group.ANYONE)
final class LiveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /// How soon a browser should come back after a broken connection.
    private static final byte[] RETRY = ascii("retry: 2000\n\n");

    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final transient LiveHub hub;
    private final transient Duration heartbeat;

    LiveServlet(LiveHub hub, LiveProperties limits) {
        this.hub = hub;
        this.heartbeat = limits.heartbeat();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            stream(open(request), request, response);
        } catch (CityException refusal) {
            Problems.write(response, refusal);
        }
    }

    private Screen open(HttpServletRequest request) {
        return hub.open(
                topics(request.getParameter("topics")),
                Readership.of(Viewers.current()),
                ResumePoint.parse(lastEventId(request)),
                address(request),
                Viewers.currentSession());
    }

    private void stream(Screen screen, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var news = screen.take();
            boolean gzip = acceptsGzip(request);
            begin(response, gzip);
            var out = response.getOutputStream();
            write(out, gzip ? join(GZIP_HEADER, Frame.stored(RETRY)) : RETRY);
            while (!screen.closed()) {
                send(out, gzip, screen, news);
                screen.await(heartbeat.toNanos());
                news = screen.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // The viewer left or takes nothing any more; that is how most screens end.
        } finally {
            hub.close(screen);
        }
    }

    /// Writes `news`, or the heartbeat if there are none. The position goes with the last event, so that
    /// whoever is cut off in between gets all of them again.
    private static void send(OutputStream out, boolean gzip, Screen screen, List<Frame> news) throws IOException {
        var frames = news.isEmpty() ? List.of(screen.heartbeat()) : news;
        for (int i = 0; i < frames.size(); i++) {
            if (i == frames.size() - 1) {
                var id = ascii("id: " + screen.position() + "\n");
                write(out, gzip ? Frame.stored(id) : id);
            }
            var frame = frames.get(i);
            write(out, gzip ? frame.deflated() : frame.plain());
        }
        out.flush();
    }

    private static void begin(HttpServletResponse response, boolean gzip) {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Vary", "Accept-Encoding, Cookie");
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
    }

    static List<String> topics(@Nullable String parameter) {
        if (parameter == null) {
            return List.of();
        }
        return Arrays.stream(parameter.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// The header of a browser that reconnects by itself, or the parameter of a program that cannot set it.
    private static @Nullable String lastEventId(HttpServletRequest request) {
        var header = request.getHeader("Last-Event-ID");
        return header == null ? request.getParameter("lastEventId") : header;
    }

    private static @Nullable String address(HttpServletRequest request) throws CityException {
        var address = request.getRemoteAddr();
        return InetAddress.ofLiteral(address).isLoopbackAddress() ? null : address;
    }

    private static boolean acceptsGzip(HttpServletRequest request) {
        var accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private static void write(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes, 0, bytes.length);
    }

    private static byte[] join(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
