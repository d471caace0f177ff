package city.madang.intake.document;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON into a [Tree] and writes a tree as JSON.
public final class JsonDocument {

    /// Deeper nesting is an attack, not a record: the deepest of the city's systems has nine levels.
    static final int DEPTH = 64;

    /// Longest single text, in characters.
    static final int TEXT_LENGTH = 1_000_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(TEXT_LENGTH)
                    .maxNumberLength(400)
                    .build())
            .build();

    private JsonDocument() {}

    /// @throws UnreadableDocumentException if `text` is not one JSON value
    public static Tree read(String text) throws UnreadableDocumentException {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            var first = parser.nextToken();
            if (first == null) {
                throw new UnreadableDocumentException("The JSON document is empty");
            }
            var tree = read(parser, first);
            if (parser.nextToken() != null) {
                throw new UnreadableDocumentException("Something follows the JSON document");
            }
            return tree;
        } catch (JacksonException e) {
            throw new UnreadableDocumentException("The JSON cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Tree read(JsonParser parser, JsonToken token) throws UnreadableDocumentException {
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_NULL -> Tree.NOTHING;
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                new Tree.Leaf(parser.getString());
            default -> throw new UnreadableDocumentException("The JSON has a %s out of place".formatted(token));
        };
    }

    private static Tree readObject(JsonParser parser) throws UnreadableDocumentException {
        var parts = new LinkedHashMap<String, Tree>();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parts.put(name, read(parser, parser.nextToken()));
        }
        return Tree.branch(parts);
    }

    private static Tree readArray(JsonParser parser) throws UnreadableDocumentException {
        var items = new ArrayList<Tree>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(read(parser, token));
        }
        return new Tree.Items(items);
    }

    /// One tree as compact JSON with every value as text. A row becomes an object of its columns.
    public static String write(Tree tree) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(tree, json);
        }
        return text.toString();
    }

    private static void write(Tree tree, JsonGenerator json) {
        switch (tree) {
            case Tree.Leaf(var value) -> {
                if (tree == Tree.NOTHING) {
                    json.writeNull();
                } else {
                    json.writeString(value);
                }
            }
            case Tree.Branch branch -> {
                json.writeStartObject();
                branch.parts().forEach((name, part) -> {
                    json.writeName(name);
                    write(part, json);
                });
                json.writeEndObject();
            }
            case Tree.Items(var items) -> {
                json.writeStartArray();
                items.forEach(item -> write(item, json));
                json.writeEndArray();
            }
            case Tree.Row row -> writeRow(row, json);
        }
    }

    private static void writeRow(Tree.Row row, JsonGenerator json) {
        json.writeStartObject();
        var names = row.columns().names();
        for (int i = 0; i < row.cells().length; i++) {
            json.writeName(i < names.size() ? names.get(i) : "column " + (i + 1));
            json.writeString(row.cells()[i]);
        }
        json.writeEndObject();
    }
}
