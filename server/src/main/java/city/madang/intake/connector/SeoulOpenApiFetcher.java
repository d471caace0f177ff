package city.madang.intake.connector;

import city.madang.intake.document.DocumentReader;
import city.madang.intake.document.FieldPath;
import city.madang.intake.document.Format;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.document.XmlDocument;
import city.madang.intake.mapping.Reason;
import city.madang.intake.net.DeliveryException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the Seoul Open API dialect: 1-based windows of at most 1,000 rows in the path, results and errors as a
/// code with HTTP 200, errors in XML to questions for JSON, totals that count one page. It therefore goes on until
/// a window is short.
///
/// Codes: Seoul Open Data Plaza, guide to Open API messages.
final class SeoulOpenApiFetcher implements Fetcher {

    private static final int WINDOW = 1000;

    /// The test key of the dialect, which answers only the first five rows.
    private static final String SAMPLE_KEY = "sample";

    private static final int SAMPLE_ROWS = 5;

    /// Windows of one poll: 100,000 rows.
    private static final int WINDOWS = 100;

    private static final String OK = "INFO-000";
    private static final String NO_DATA = "INFO-200";
    private static final Set<String> OVER = Set.of("ERROR-336", "ERROR-335");

    /// The places where a result code is seen: below the service, at the top, flat, and as the subway system has
    /// it.
    private static final FieldPath CODE =
            FieldPath.parse("RESULT.CODE|RESULT.RESULT.CODE|result.code|errorMessage.code|CODE|code");

    private static final FieldPath MESSAGE =
            FieldPath.parse("RESULT.MESSAGE|RESULT.RESULT.MESSAGE|result.message|errorMessage.message|MESSAGE|message");

    private final Requests requests;
    private final DocumentReader reader;
    private final int window;

    SeoulOpenApiFetcher(Requests requests, DocumentReader reader, @Nullable Integer pageSize, String key) {
        this.requests = requests;
        this.reader = reader;
        this.window = key.equals(SAMPLE_KEY) ? SAMPLE_ROWS : pageSize == null ? WINDOW : pageSize;
    }

    @Override
    public Cursor fetch(Cursor cursor, Desk desk) throws DeliveryException, InterruptedException {
        var path = requests.path(cursor);
        boolean windowed = path.contains("{start}");
        for (int i = 0; i < WINDOWS; i++) {
            int start = i * window + 1;
            var body = requests.get(path.replace("{start}", Integer.toString(start))
                            .replace("{end}", Integer.toString(start + window - 1)))
                    .body();
            int rows = readWindow(body, i, desk);
            if (!windowed || rows < window || window == SAMPLE_ROWS) {
                break;
            }
        }
        return cursor;
    }

    private int readWindow(byte[] body, int number, Desk desk) throws DeliveryException {
        List<SourceRecord> records;
        try {
            var tree = parse(body);
            var code = codeOf(tree);
            if (code != null && !code.equals(OK)) {
                if (code.equals(NO_DATA) || (number > 0 && OVER.contains(code))) {
                    return 0;
                }
                throw refusal(code, tree);
            }
            records = reader.recordsOf(tree);
        } catch (UnreadableDocumentException e) {
            desk.refuse(body, Reason.unreadable(String.valueOf(e.getMessage())));
            return 0;
        }
        desk.take(records);
        return records.size();
    }

    /// An error may come in XML though JSON was asked for.
    private Tree parse(byte[] body) throws UnreadableDocumentException {
        if (reader.format() == Format.JSON && startsAsXml(body)) {
            return XmlDocument.read(
                    XmlDocument.encodingOf(body, reader.encoding()).decode(body));
        }
        return reader.tree(body);
    }

    private static boolean startsAsXml(byte[] body) {
        return new String(body, 0, Math.min(body.length, 16), StandardCharsets.UTF_8)
                .strip()
                .startsWith("<");
    }

    private static @Nullable String codeOf(Tree tree) {
        return find(CODE, tree);
    }

    private static @Nullable String find(FieldPath path, Tree tree) {
        var top = path.text(SourceRecord.of(tree));
        if (top != null || !(tree instanceof Tree.Branch branch)) {
            return top;
        }
        for (var part : branch.parts().values()) {
            var inside = part instanceof Tree.Branch ? path.text(SourceRecord.of(part)) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private static DeliveryException refusal(String code, Tree tree) {
        var message = find(MESSAGE, tree);
        var text = code + (message == null ? "" : " " + message.substring(0, Math.min(message.length(), 200)));
        return new DeliveryException("시스템이 오류로 답했습니다: " + text, "The system answered with an error: " + text);
    }
}
