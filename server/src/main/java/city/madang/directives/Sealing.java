package city.madang.directives;

import city.madang.live.CityPicture;
import city.madang.live.Readership;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Seals an order: one text that holds the order, what the issuer's screen showed, and what the server itself knew
/// of the subject at that moment.
@Component
class Sealing {

    /// A screen that is so little behind shows now.
    private static final Duration NOW = Duration.ofSeconds(30);

    /// More of the server's state than this is left out, and said to be.
    private static final int MOST_STATE = 200_000;

    /// The fields by which rows of live topics name what they are.
    private static final List<String> NAMES = List.of("id", "key", "code");

    private final CityPicture city;
    private final JsonMapper json;
    private final Clock clock;

    Sealing(CityPicture city, JsonMapper json, Clock clock) {
        this.city = city;
        this.json = json;
        this.clock = clock;
    }

    /// Who gave an order.
    ///
    /// @param by sign-in name of who wrote it
    /// @param issuer sign-in name of the person in whose name
    record Signature(String by, String issuer, Instant issued) {}

    String seal(Order order, LocalText title, List<String> topics, Readership readers, Signature signature) {
        var sealed = json.createObjectNode();
        sealed.put("subject", order.subject().toString());
        sealed.putObject("title").put("ko", title.ko()).put("en", title.en());
        sealed.put("text", order.text());
        sealed.put("office", order.office());
        sealed.put("owner", order.owner());
        sealed.put("due", order.due().toString());
        sealed.put("urgency", order.urgency().key());
        sealed.put("public", order.published());
        sealed.put("issuer", signature.issuer());
        sealed.put("by", signature.by());
        sealed.put("issued", signature.issued().toString());
        var seen = order.seen();
        if (seen != null) {
            sealed.set("seen", seen.values());
            var picture = seen.picture();
            if (picture != null) {
                sealed.put("picture", HexFormat.of().formatHex(hash(picture)));
            }
        }
        sealed.set("state", state(order.subject(), topics, readers, seen));
        return json.writeValueAsString(sealed);
    }

    static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The topics as this server would have shown them to the issuer, with only the rows that are about the subject
    /// where there are such.
    private ObjectNode state(Subject subject, List<String> topics, Readership readers, @Nullable Seen seen) {
        var now = clock.instant();
        var shown = seen == null ? null : seen.at();
        var past = shown != null && shown.isBefore(now.minus(NOW)) ? shown : null;
        var state = json.createObjectNode();
        state.put("at", (past == null ? now : past).toString());
        var bodies = state.putObject("topics");
        Set<String> names = new LinkedHashSet<>(topics);
        if (seen != null) {
            names.addAll(seen.topics());
        }
        for (var name : names) {
            try {
                var body = (past == null ? city.now(List.of(name), readers) : city.at(List.of(name), readers, past))
                        .path(name);
                var told = aboutSubject(body, subject);
                bodies.set(
                        name,
                        told.toString().length() > MOST_STATE
                                ? json.createObjectNode().put("leftOut", true)
                                : told);
            } catch (CityException e) {
                bodies.putObject(name).put("unknown", e.getMessage());
            }
        }
        return state;
    }

    private JsonNode aboutSubject(JsonNode body, Subject subject) {
        if (!(body instanceof ObjectNode whole)) {
            return body;
        }
        var told = json.createObjectNode();
        for (var field : whole.properties()) {
            var value = field.getValue();
            told.set(field.getKey(), value instanceof ArrayNode rows ? rowsAbout(rows, subject) : value);
        }
        return told;
    }

    private JsonNode rowsAbout(ArrayNode rows, Subject subject) {
        var about = json.createArrayNode();
        for (var row : rows) {
            boolean named = row.isArray()
                    ? row.path(0).asString("").equals(subject.key())
                    : NAMES.stream()
                            .anyMatch(name -> row.path(name).asString("").equals(subject.key()));
            if (named) {
                about.add(row);
            }
        }
        return about.isEmpty() ? rows : about;
    }
}
