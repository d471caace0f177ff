package city.madang.calls.web;

import city.madang.calls.Line;
import city.madang.calls.Said;
import city.madang.identity.Person;
import city.madang.identity.Viewer;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A line over a WebSocket. One virtual thread sends what the switchboard says; a browser that takes nothing any
/// more loses the line.
final class SocketLine implements Line {

    private static final int LONGEST_QUEUE = 512;

    /// RFC 6455, 5.5.1: a reason has at most 123 bytes.
    private static final int LONGEST_REASON = 60;

    private final Viewer viewer;
    private final Person person;
    private final @Nullable String session;
    private final Session socket;
    private final JsonMapper json;
    private final BlockingQueue<Said> waiting = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Thread sender;

    SocketLine(Viewer viewer, @Nullable String session, Session socket, JsonMapper json) {
        this.viewer = viewer;
        this.person = Objects.requireNonNull(viewer.person());
        this.session = session;
        this.socket = socket;
        this.json = json;
        this.sender = Thread.ofVirtual().name("call-line").unstarted(this::send);
    }

    void start() {
        sender.start();
    }

    /// The socket is closed: nothing more is sent.
    void stop() {
        sender.interrupt();
    }

    @Override
    public Viewer viewer() {
        return viewer;
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public @Nullable String session() {
        return session;
    }

    @Override
    public void say(Said said) {
        if (!waiting.offer(said)) {
            hangUp("Too slow");
        }
    }

    @Override
    public void hangUp(String why) {
        Thread.ofVirtual().name("call-line-end").start(() -> close(CloseReason.CloseCodes.VIOLATED_POLICY, why));
    }

    private void send() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                socket.getBasicRemote().sendText(json.writeValueAsString(waiting.take()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException gone) {
            close(CloseReason.CloseCodes.GOING_AWAY, "Gone");
        }
    }

    private void close(CloseReason.CloseCode code, String why) {
        try {
            socket.close(new CloseReason(code, why.substring(0, Math.min(LONGEST_REASON, why.length()))));
        } catch (IOException | IllegalStateException gone) {
            // It is closed already, which is all that is wanted.
        }
    }
}
