package city.madang.calls.web;

import city.madang.calls.CallsProperties;
import city.madang.calls.Said;
import city.madang.calls.Switchboard;
import city.madang.identity.Viewer;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what one browser says on its line, see docs/api/calls.md.
final class LineEndpoint extends Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(LineEndpoint.class);

    /// Longest message, characters: a session description with two pictures has about 15,000.
    static final int LONGEST = 64 * 1024;

    /// Longest query of the wall's address.
    private static final int LONGEST_ADDRESS = 1_000;

    private final Viewer viewer;
    private final @Nullable String session;
    private final Switchboard switchboard;
    private final CallsProperties properties;
    private final JsonMapper json;
    private volatile @Nullable SocketLine line;

    LineEndpoint(
            Viewer viewer,
            @Nullable String session,
            Switchboard switchboard,
            CallsProperties properties,
            JsonMapper json) {
        this.viewer = viewer;
        this.session = session;
        this.switchboard = switchboard;
        this.properties = properties;
        this.json = json;
    }

    @Override
    public void onOpen(Session socket, EndpointConfig config) {
        socket.setMaxTextMessageBufferSize(LONGEST);
        socket.setMaxBinaryMessageBufferSize(1);
        socket.setMaxIdleTimeout(0);
        var opened = new SocketLine(viewer, session, socket, json);
        var rate = new RateLimit(properties.messagesPerSecond(), properties.burst(), System.nanoTime());
        line = opened;
        socket.addMessageHandler(String.class, new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String message) {
                if (rate.take(System.nanoTime())) {
                    hear(opened, message);
                } else {
                    opened.hangUp("Too many messages");
                }
            }
        });
        opened.start();
        switchboard.open(opened);
    }

    @Override
    public void onClose(Session socket, CloseReason reason) {
        var closed = line;
        if (closed != null) {
            switchboard.close(closed);
            closed.stop();
        }
    }

    @Override
    public void onError(Session socket, Throwable problem) {
        LOG.debug("A line broke", problem);
    }

    private void hear(SocketLine from, String message) {
        switchboard.hear(from);
        String what = "";
        try {
            var said = json.readTree(message);
            what = text(said, "do");
            obey(from, what, said);
        } catch (JacksonException | IllegalArgumentException wrong) {
            from.say(new Said.Trouble(
                    what.length() <= 20 ? what : "",
                    "not-understood",
                    new LocalText("알아듣지 못한 요청입니다.", "This request was not understood.")));
        }
    }

    private void obey(SocketLine from, String what, JsonNode said) {
        switch (what) {
            case "here" -> from.say(new Said.Here());
            case "who" -> switchboard.look(from, Subject.parse(text(said, "subject")));
            case "ring" ->
                switchboard.ring(
                        from,
                        Subject.parse(text(said, "subject")),
                        said.hasNonNull("person") ? number(said, "person") : null);
            case "invite" -> switchboard.invite(from, number(said, "call"), number(said, "person"));
            case "accept" -> switchboard.accept(from, number(said, "call"));
            case "decline" -> switchboard.decline(from, number(said, "call"));
            case "cancel" -> switchboard.cancel(from, number(said, "call"), number(said, "person"));
            case "resume" ->
                switchboard.resume(from, number(said, "call"), said.hasNonNull("leg") ? number(said, "leg") : null);
            case "leave" -> switchboard.leave(from, number(said, "call"));
            case "signal" -> switchboard.signal(from, number(said, "call"), number(said, "to"), body(said));
            case "sends" -> switchboard.sends(from, number(said, "call"), flag(said, "sound"), flag(said, "picture"));
            case "screen" -> switchboard.shareScreen(from, number(said, "call"), flag(said, "on"));
            case "board" -> switchboard.shareBoard(from, number(said, "call"), address(said));
            default -> throw new IllegalArgumentException("'%s' is nothing a line can ask for".formatted(what));
        }
    }

    /// What two browsers tell each other: exactly one of a description and a candidate.
    private static JsonNode body(JsonNode said) {
        var body = said.path("body");
        boolean one = body.has("description") != body.has("candidate");
        if (!body.isObject() || !one || body.size() != 1) {
            throw new IllegalArgumentException("A signal carries a description or a candidate");
        }
        return body;
    }

    private static @Nullable String address(JsonNode said) {
        if (!said.hasNonNull("address")) {
            return null;
        }
        var address = text(said, "address");
        if (address.length() > LONGEST_ADDRESS || !(address.isEmpty() || address.startsWith("?"))) {
            throw new IllegalArgumentException("An address of the wall is a query");
        }
        return address;
    }

    private static String text(JsonNode said, String name) {
        var value = said.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("'%s' is a text".formatted(name));
        }
        return Objects.requireNonNull(value.asString());
    }

    private static boolean flag(JsonNode said, String name) {
        var value = said.path(name);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("'%s' is true or false".formatted(name));
        }
        return value.asBoolean();
    }

    private static long number(JsonNode said, String name) {
        var value = said.path(name);
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException("'%s' is a whole number".formatted(name));
        }
        return value.asLong();
    }
}
