package city.madang.intake.connector;

import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.TextEncoding;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.document.XmlDocument;
import city.madang.intake.mapping.Reason;
import city.madang.intake.net.DeliveryException;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads RSS and Atom feeds. Records have `id`, `title`, `summary`, `link`, `author`, `published`, `updated`,
/// `categories`. Markup is taken out of texts.
final class FeedFetcher implements Fetcher {

    private static final Pattern MARKUP = Pattern.compile("<[^>]{0,2000}>");

    private final Requests requests;
    private final TextEncoding encoding;

    FeedFetcher(Requests requests, TextEncoding encoding) {
        this.requests = requests;
        this.encoding = encoding;
    }

    @Override
    public Cursor fetch(Cursor cursor, Desk desk) throws DeliveryException, InterruptedException {
        var headers = new HashMap<String, String>();
        var tag = cursor.get("etag");
        if (tag != null) {
            headers.put("If-None-Match", tag);
        }
        var answer = requests.get(requests.path(cursor), headers);
        if (answer.isUnchanged()) {
            desk.take(List.of());
            return cursor;
        }
        List<SourceRecord> records;
        try {
            records = read(answer.body(), encoding);
        } catch (UnreadableDocumentException e) {
            desk.refuse(answer.body(), Reason.unreadable(String.valueOf(e.getMessage())));
            return cursor;
        }
        desk.take(records);
        return cursor.with("etag", answer.header("ETag").orElse(null));
    }

    static List<SourceRecord> read(byte[] body, TextEncoding encoding) throws UnreadableDocumentException {
        var text = XmlDocument.encodingOf(body, encoding).decode(body);
        try {
            var records = new ArrayList<SourceRecord>();
            // Document types stay refused, which is this reader's default.
            for (var entry :
                    new SyndFeedInput().build(new StringReader(text.strip())).getEntries()) {
                records.add(recordOf(entry));
            }
            return records;
        } catch (FeedException | IllegalArgumentException e) {
            throw new UnreadableDocumentException("The feed cannot be read: " + e.getMessage(), e);
        }
    }

    private static SourceRecord recordOf(SyndEntry entry) {
        return new RecordBuilder()
                .add("id", entry.getUri() == null ? entry.getLink() : entry.getUri())
                .add("title", plain(entry.getTitle()))
                .add("summary", plain(summary(entry)))
                .add("link", entry.getLink())
                .add("author", entry.getAuthor())
                .add(
                        "published",
                        entry.getPublishedDate() == null
                                ? null
                                : entry.getPublishedDate().toInstant())
                .add(
                        "updated",
                        entry.getUpdatedDate() == null
                                ? null
                                : entry.getUpdatedDate().toInstant())
                .add(
                        "categories",
                        entry.getCategories().stream()
                                .map(SyndCategory::getName)
                                .filter(name -> name != null)
                                .toList())
                .build();
    }

    private static @Nullable String summary(SyndEntry entry) {
        SyndContent content = entry.getDescription();
        if (content == null && !entry.getContents().isEmpty()) {
            content = entry.getContents().getFirst();
        }
        return content == null ? null : content.getValue();
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null || text.indexOf('<') < 0
                ? text
                : MARKUP.matcher(text).replaceAll(" ").strip();
    }
}
