package city.madang.intake.imports;

import city.madang.intake.document.CsvTable;
import city.madang.intake.document.DocumentReader;
import city.madang.intake.document.Format;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.TextEncoding;
import city.madang.intake.document.Tree;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.net.DeliveryException;
import city.madang.intake.net.Inflater;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// One file of an import, plain or gzip. Tables are read as a stream, whatever their length; other documents whole.
final class ImportedFile {

    /// Records handed over together. With the ridership's 48 values each they make 192,000 readings.
    static final int PART = 4_000;

    /// Largest document that is read whole, in bytes after inflation.
    private static final long WHOLE = 256_000_000;

    /// Bytes by which `charset: auto` is settled.
    private static final int HEAD = 1 << 18;

    private final Path path;
    private final DocumentReader reader;
    private final Map<String, Tree> about;

    /// Takes the records of a file, part by part.
    interface Parts {

        void take(List<SourceRecord> records) throws UnreadableDocumentException;
    }

    ImportedFile(Path path, DocumentReader reader) {
        this.path = path;
        this.reader = reader;
        this.about = Map.of("$file", new Tree.Leaf(path.getFileName().toString()));
    }

    /// Hash of the file's bytes, which names its parts for ever.
    String digest() throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Hands all records to `parts`, in order.
    ///
    /// @throws UnreadableDocumentException if the file is not what the source promises; earlier parts were taken
    void read(Parts parts) throws IOException, UnreadableDocumentException {
        if (reader.format() == Format.CSV) {
            readTable(parts);
            return;
        }
        var records = new ArrayList<SourceRecord>();
        for (var record : reader.read(whole())) {
            records.add(new SourceRecord(record.body(), together(record.about())));
        }
        for (int from = 0; from < records.size(); from += PART) {
            parts.take(records.subList(from, Math.min(from + PART, records.size())));
        }
    }

    private Map<String, Tree> together(Map<String, Tree> facts) {
        if (facts.isEmpty()) {
            return about;
        }
        var both = new HashMap<>(facts);
        both.putAll(about);
        return both;
    }

    private byte[] whole() throws IOException, UnreadableDocumentException {
        if (Files.size(path) > WHOLE) {
            throw new UnreadableDocumentException("The file is larger than %d bytes".formatted(WHOLE));
        }
        try {
            return Inflater.inflate(Files.readAllBytes(path), WHOLE);
        } catch (DeliveryException e) {
            throw new UnreadableDocumentException(e.text().en(), e);
        }
    }

    private void readTable(Parts parts) throws IOException, UnreadableDocumentException {
        try (var in = open();
                var table = CsvTable.open(text(in), reader.csv())) {
            var records = new ArrayList<SourceRecord>(PART);
            for (var row = table.next(); row != null; row = table.next()) {
                records.add(new SourceRecord(row, about));
                if (records.size() == PART) {
                    parts.take(records);
                    records = new ArrayList<>(PART);
                }
            }
            if (!records.isEmpty()) {
                parts.take(records);
            }
        }
    }

    private InputStream open() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), HEAD) : in;
    }

    private Reader text(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, HEAD);
        buffered.mark(HEAD);
        var head = buffered.readNBytes(HEAD - 1);
        buffered.reset();
        var charset = reader.encoding().settledBy(head, head.length);
        if (charset.equals(StandardCharsets.UTF_8) && startsWithMark(head)) {
            buffered.skipNBytes(3);
        }
        return new InputStreamReader(buffered, TextEncoding.strict(charset));
    }

    private static boolean startsWithMark(byte[] head) {
        return head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf;
    }
}
