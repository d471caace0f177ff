package city.madang.intake.connector;

import city.madang.intake.definition.Endpoint;
import city.madang.intake.document.DocumentReader;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.mapping.Reason;
import city.madang.intake.net.DeliveryException;
import city.madang.intake.net.WebAnswer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Polls a web address for documents. Asks only for what changed (RFC 9110 validators), page by page where there
/// are pages.
final class HttpFetcher implements Fetcher {

    /// Pages of one poll; a system that never has a short page is not followed for ever.
    private static final int PAGES = 200;

    private static final int UNREADABLE = -1;

    private final Requests requests;
    private final DocumentReader reader;
    private final Endpoint.@Nullable Page page;
    private final Clock clock;

    HttpFetcher(Requests requests, DocumentReader reader, Endpoint.@Nullable Page page, Clock clock) {
        this.requests = requests;
        this.reader = reader;
        this.page = page;
        this.clock = clock;
    }

    @Override
    public Cursor fetch(Cursor cursor, Desk desk) throws DeliveryException, InterruptedException {
        var asked = clock.instant();
        var path = requests.path(cursor);
        if (page == null) {
            var answer = requests.get(path, validators(cursor));
            if (answer.isUnchanged()) {
                desk.take(List.of());
                return cursor;
            }
            if (read(answer, desk) < 0) {
                return cursor;
            }
            return remembered(cursor, answer).with("since", requests.asksSince() ? asked.toString() : null);
        }
        fetchPages(path, page, desk);
        return cursor.with("since", requests.asksSince() ? asked.toString() : null);
    }

    private void fetchPages(String path, Endpoint.Page pages, Desk desk)
            throws DeliveryException, InterruptedException {
        int first = pages.first() == null ? 1 : pages.first();
        for (int number = first; number < first + PAGES; number++) {
            var address = path + (path.indexOf('?') < 0 ? '?' : '&') + pages.param() + '=' + number;
            if (pages.sizeParam() != null) {
                address += "&" + pages.sizeParam() + "=" + pages.size();
            }
            if (read(requests.get(address), desk) < pages.size()) {
                return;
            }
        }
    }

    /// Hands in the records of an answer and returns how many there were, [#UNREADABLE] if it is no document.
    private int read(WebAnswer answer, Desk desk) {
        List<SourceRecord> records;
        try {
            records = reader.read(answer.body());
        } catch (UnreadableDocumentException e) {
            desk.refuse(answer.body(), Reason.unreadable(String.valueOf(e.getMessage())));
            return UNREADABLE;
        }
        desk.take(records);
        return records.size();
    }

    private static Map<String, String> validators(Cursor cursor) {
        var headers = new HashMap<String, String>();
        var tag = cursor.get("etag");
        var modified = cursor.get("last-modified");
        if (tag != null) {
            headers.put("If-None-Match", tag);
        }
        if (modified != null) {
            headers.put("If-Modified-Since", modified);
        }
        return headers;
    }

    private static Cursor remembered(Cursor cursor, WebAnswer answer) {
        return cursor.with("etag", answer.header("ETag").orElse(null))
                .with("last-modified", answer.header("Last-Modified").orElse(null));
    }
}
