package city.madang.intake.document;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a table line by line, whatever its length, and forgives what real files get wrong: a stray quote, fields
/// beyond the header, missing fields at the end, empty lines.
public final class CsvTable implements AutoCloseable {

    /// Longest line in characters, so that a file without line ends cannot fill the memory.
    private static final int LINE_LENGTH = 4_000_000;

    /// A header may break inside quotes, but not for longer than this.
    private static final int HEADER_LINES = 12;

    private final CsvForm form;
    private final Columns columns;
    private final CloseableIterator<String[]> lines;
    private final Deque<Tree.Row> recovered = new ArrayDeque<>();

    private CsvTable(CsvForm form, Columns columns, CloseableIterator<String[]> lines) {
        this.form = form;
        this.columns = columns;
        this.lines = lines;
    }

    /// Opens a table; the header is read at once. `in` must carry no byte order mark.
    ///
    /// @throws UnreadableDocumentException if there is no header
    public static CsvTable open(Reader in, CsvForm form) throws UnreadableDocumentException {
        try {
            var buffered = new BufferedReader(in, 1 << 16);
            var columns = form.columns() == null ? readHeader(buffered, form) : new Columns(form.columns());
            var reader =
                    builder(form).build(StringArrayHandler.of(handler -> handler.maxFieldSize(LINE_LENGTH)), buffered);
            return new CsvTable(form, columns, reader.iterator());
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    /// Forgiving, as real files need: text after a closing quote stays part of the field. The library announces
    /// another name for this switch, its pinned version has only this one.
    @SuppressWarnings("removal")
    private static CsvReader.CsvReaderBuilder builder(CsvForm form) {
        return CsvReader.builder()
                .fieldSeparator(form.separator())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(true)
                .maxBufferSize(LINE_LENGTH);
    }

    private static Columns readHeader(BufferedReader in, CsvForm form) throws IOException, UnreadableDocumentException {
        var header = new StringBuilder();
        for (int i = 0; i < HEADER_LINES; i++) {
            var line = in.readLine();
            if (line == null) {
                break;
            }
            if (header.isEmpty() && line.isBlank()) {
                continue;
            }
            header.append(header.isEmpty() ? "" : " ").append(line);
            if (quotes(header) % 2 == 0 || quotes(header) == 1) {
                break;
            }
        }
        if (header.isEmpty()) {
            throw new UnreadableDocumentException("The table is empty: it has no header");
        }
        return new Columns(List.of(split(withoutStrayQuote(header.toString()), form)));
    }

    private static String withoutStrayQuote(String line) {
        return quotes(line) % 2 == 0 ? line : line.replaceFirst("\"", "");
    }

    private static long quotes(CharSequence text) {
        return text.chars().filter(c -> c == '"').count();
    }

    private static String[] split(String line, CsvForm form) {
        return builder(form).ofSingleCsvRecord(StringArrayHandler.of(), line);
    }

    public Columns columns() {
        return columns;
    }

    /// The next line, or null after the last.
    ///
    /// @throws UnreadableDocumentException if the bytes are not of the encoding or a line is too long
    public Tree.@Nullable Row next() throws UnreadableDocumentException {
        if (!recovered.isEmpty()) {
            return recovered.poll();
        }
        try {
            if (!lines.hasNext()) {
                return null;
            }
            var cells = lines.next();
            if (spansLines(cells) && (cells.length != columns.names().size() || swallowsRows(cells))) {
                recover(cells);
                return recovered.poll();
            }
            return new Tree.Row(columns, cells);
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private static boolean spansLines(String[] cells) {
        for (var cell : cells) {
            if (cell.indexOf('\n') >= 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether every line after the first would be a full row by itself.
    private boolean swallowsRows(String[] cells) {
        int expected = columns.names().size();
        var lines =
                joined(cells).lines().skip(1).filter(line -> !line.isBlank()).toList();
        return expected > 1
                && !lines.isEmpty()
                && lines.stream().allMatch(line -> split(line.replace("\"", ""), form).length == expected);
    }

    private String joined(String[] cells) {
        return String.join(String.valueOf(form.separator()), cells);
    }

    /// A stray quote has swallowed lines that follow it. Puts the text together again and reads it line by line.
    private void recover(String[] cells) {
        var rows = new ArrayList<Tree.Row>();
        joined(cells)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> rows.add(new Tree.Row(columns, split(line.replace("\"", ""), form))));
        recovered.addAll(rows);
    }

    private static UnreadableDocumentException unreadable(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new UnreadableDocumentException("The table is not of the promised encoding", e);
            }
        }
        return new UnreadableDocumentException("The table cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
