package city.madang.intake.connector;

import city.madang.intake.document.DocumentReader;
import city.madang.intake.document.JsonDocument;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.TextEncoding;
import city.madang.intake.document.Tree;
import city.madang.intake.document.UnreadableDocumentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what is pushed by HTTP: CloudEvents 1.0 (CNCF) in structured, batched or binary mode, or a plain document.
public final class EventReader {

    /// Attributes that become facts beside the records: `$id`, `$type`, …
    private static final List<String> ATTRIBUTES = List.of("id", "type", "source", "subject", "time");

    private final DocumentReader reader;

    public EventReader(DocumentReader reader) {
        this.reader = reader;
    }

    /// Records that were sent together.
    ///
    /// @param id names the event among those of its source; absent for a plain document
    public record Event(@Nullable String id, List<SourceRecord> records) {}

    /// @param contentType of the request; absent if it has none
    /// @param header finds a request header by lower-case name
    /// @throws UnreadableDocumentException if the body is not what the content type says
    public List<Event> read(@Nullable String contentType, Function<String, @Nullable String> header, byte[] body)
            throws UnreadableDocumentException {
        var type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/cloudevents-batch+json")) {
            return batch(JsonDocument.read(TextEncoding.UTF_8.decode(body)));
        }
        if (type.startsWith("application/cloudevents+json")) {
            return List.of(structured(JsonDocument.read(TextEncoding.UTF_8.decode(body))));
        }
        if (header.apply("ce-specversion") != null) {
            return List.of(binary(header, body));
        }
        return List.of(new Event(null, reader.read(body)));
    }

    private List<Event> batch(Tree document) throws UnreadableDocumentException {
        if (!(document instanceof Tree.Items(var items))) {
            throw new UnreadableDocumentException("A batch of CloudEvents is a JSON array");
        }
        var events = new ArrayList<Event>(items.size());
        for (var item : items) {
            events.add(structured(item));
        }
        return events;
    }

    private Event structured(Tree event) throws UnreadableDocumentException {
        if (!(event instanceof Tree.Branch branch)) {
            throw new UnreadableDocumentException("A CloudEvent is a JSON object");
        }
        var facts = new HashMap<String, Tree>();
        for (var attribute : ATTRIBUTES) {
            if (branch.part(attribute) instanceof Tree.Leaf leaf) {
                facts.put("$" + attribute, leaf);
            }
        }
        requireAttributes(facts, branch.part("specversion"));
        var data = branch.part("data");
        return new Event(idOf(facts), data == null ? List.of() : with(facts, reader.recordsOf(data)));
    }

    private Event binary(Function<String, @Nullable String> header, byte[] body) throws UnreadableDocumentException {
        var facts = new HashMap<String, Tree>();
        for (var attribute : ATTRIBUTES) {
            var value = header.apply("ce-" + attribute);
            if (value != null) {
                facts.put("$" + attribute, new Tree.Leaf(value));
            }
        }
        requireAttributes(facts, new Tree.Leaf(String.valueOf(header.apply("ce-specversion"))));
        return new Event(idOf(facts), with(facts, reader.read(body)));
    }

    /// CloudEvents 1.0, required context attributes: id, source, specversion, type.
    private static void requireAttributes(Map<String, Tree> facts, @Nullable Tree version)
            throws UnreadableDocumentException {
        if (!(version instanceof Tree.Leaf(var text) && text.startsWith("1."))) {
            throw new UnreadableDocumentException("The CloudEvent must have specversion 1.0");
        }
        for (var name : List.of("$id", "$type", "$source")) {
            if (!(facts.get(name) instanceof Tree.Leaf(var value)) || value.isBlank()) {
                throw new UnreadableDocumentException("The CloudEvent has no " + name.substring(1));
            }
        }
    }

    private static @Nullable String idOf(Map<String, Tree> facts) {
        return facts.get("$source") instanceof Tree.Leaf(var source) && facts.get("$id") instanceof Tree.Leaf(var id)
                ? source + " " + id
                : null;
    }

    private static List<SourceRecord> with(Map<String, Tree> facts, List<SourceRecord> records) {
        var all = new ArrayList<SourceRecord>(records.size());
        for (var record : records) {
            var about = new HashMap<>(record.about());
            about.putAll(facts);
            all.add(new SourceRecord(record.body(), about));
        }
        return all;
    }
}
