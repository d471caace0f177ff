package city.madang.intake.document;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads XML into a [Tree]: element names are part names, attributes have `@` before theirs, repeated elements are
/// lists, text beside attributes or elements is `#text`. Name spaces are left out.
///
/// A document type declaration is refused, and with it every external or recursive entity (XXE, "billion laughs").
public final class XmlDocument {

    private static final XMLInputFactory XML = factory();

    /// Elements of one document; a full Seoul Open API window of 1,000 rows with 60 fields has 61,000.
    private static final int ELEMENTS = 1_000_000;

    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");

    private int elements;

    private XmlDocument() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("An XML document may not name another file");
        });
        return factory;
    }

    /// The encoding that the document's own first line names, or `otherwise`.
    public static TextEncoding encodingOf(byte[] bytes, TextEncoding otherwise) {
        var head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        var declared = DECLARED.matcher(head.startsWith("ï»¿") ? head.substring(3) : head);
        return declared.find() ? TextEncoding.parse(declared.group(1)) : otherwise;
    }

    /// @throws UnreadableDocumentException if `text` is not well formed or not safe to read
    public static Tree read(String text) throws UnreadableDocumentException {
        try {
            var reader = XML.createXMLStreamReader(new StringReader(text.strip()));
            try {
                return new XmlDocument().readRoot(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new UnreadableDocumentException("The XML cannot be read: " + firstLine(e.getMessage()), e);
        }
    }

    private Tree readRoot(XMLStreamReader reader) throws XMLStreamException, UnreadableDocumentException {
        Tree root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableDocumentException("An XML document may not declare a type or entities");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                var name = reader.getLocalName();
                root = new Tree.Branch(Map.of(name, readElement(reader, 1)), Tree.Names.ANY_CASE);
            }
        }
        if (root == null) {
            throw new UnreadableDocumentException("The XML document has no element");
        }
        return root;
    }

    private Tree readElement(XMLStreamReader reader, int depth) throws XMLStreamException, UnreadableDocumentException {
        if (depth > JsonDocument.DEPTH) {
            throw new UnreadableDocumentException("The XML is nested deeper than %d".formatted(JsonDocument.DEPTH));
        }
        if (++elements > ELEMENTS) {
            throw new UnreadableDocumentException("The XML has more than %d elements".formatted(ELEMENTS));
        }
        Map<String, Tree> parts = attributesOf(reader);
        var text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = reader.getLocalName();
                    add(parts, name, readElement(reader, depth + 1));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw new UnreadableDocumentException("An XML document may not declare a type or entities");
                case XMLStreamConstants.END_ELEMENT -> {
                    return finish(parts, text.toString());
                }
                default -> {}
            }
        }
    }

    private static Map<String, Tree> attributesOf(XMLStreamReader reader) {
        var parts = new LinkedHashMap<String, Tree>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            parts.put("@" + reader.getAttributeLocalName(i), new Tree.Leaf(reader.getAttributeValue(i)));
        }
        return parts;
    }

    private static Tree finish(Map<String, Tree> parts, String text) {
        if (parts.isEmpty()) {
            return new Tree.Leaf(text);
        }
        if (!text.isBlank()) {
            parts.put("#text", new Tree.Leaf(text));
        }
        return new Tree.Branch(parts, Tree.Names.ANY_CASE);
    }

    private static void add(Map<String, Tree> parts, String name, Tree part) {
        var before = parts.get(name);
        if (before == null) {
            parts.put(name, part);
        } else if (before instanceof Tree.Items(var items)) {
            items.add(part);
        } else {
            parts.put(name, new Tree.Items(new ArrayList<>(List.of(before, part))));
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
