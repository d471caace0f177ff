package city.madang.intake.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Reads whole documents of one source into records.
///
/// @param records where the records are; ignored for tables
public record DocumentReader(Format format, TextEncoding encoding, CsvForm csv, RecordPath records) {

    /// The tree of a JSON or XML document, or the list of a table's rows.
    ///
    /// @throws UnreadableDocumentException if the bytes are not such a document
    public Tree tree(byte[] bytes) throws UnreadableDocumentException {
        return switch (format) {
            case JSON -> JsonDocument.read(encoding.decode(bytes));
            case XML -> XmlDocument.read(XmlDocument.encodingOf(bytes, encoding).decode(bytes));
            case CSV -> new Tree.Items(new ArrayList<>(rows(encoding.decode(bytes))));
        };
    }

    /// The records of a document.
    ///
    /// @throws UnreadableDocumentException if the bytes are not such a document, or it lacks the path to
    ///     the records
    public List<SourceRecord> read(byte[] bytes) throws UnreadableDocumentException {
        return recordsOf(tree(bytes));
    }

    /// The records of a document that was read already.
    ///
    /// @throws UnreadableDocumentException if the document lacks the path to the records
    public List<SourceRecord> recordsOf(Tree tree) throws UnreadableDocumentException {
        if (format == Format.CSV) {
            return RecordPath.root().in(tree);
        }
        if (!records.leadsInto(tree)) {
            throw new UnreadableDocumentException("The document has no '%s'".formatted(records));
        }
        return records.in(tree);
    }

    private List<Tree> rows(String text) throws UnreadableDocumentException {
        var rows = new ArrayList<Tree>();
        try (var table = CsvTable.open(new StringReader(text), csv)) {
            for (var row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
