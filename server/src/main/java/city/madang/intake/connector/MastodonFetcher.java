package city.madang.intake.connector;

import city.madang.intake.document.SourceRecord;
import city.madang.intake.mapping.Reason;
import city.madang.intake.net.DeliveryException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a timeline of a Mastodon server, or of any that speaks its API: first the last eight days, then what is new.
/// Records have `id`, `text` (no markup, nobody's name), `created`, `language`, `tags`. Who wrote a post is dropped
/// here: no address of an account and no mention of one ever enters the house, not even its quarantine.
///
/// Source: docs.joinmastodon.org, methods/timelines and entities/Status.
final class MastodonFetcher implements Fetcher {

    /// The most statuses Mastodon gives in one answer.
    private static final int PAGE = 40;

    /// Pages of one poll: eight days of two posts a minute.
    private static final int PAGES = 600;

    private static final Duration FIRST_LOOK = Duration.ofDays(8);

    /// Mastodon's ids begin with milliseconds since 1970, followed by this many bits (its `Snowflake`).
    private static final int ID_BITS = 16;

    private static final String CURSOR = "min-id";
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,64}");
    private static final Pattern ACCOUNT = Pattern.compile("@[\\w.-]+(?:@[\\w.-]+)?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Requests requests;
    private final Clock clock;

    MastodonFetcher(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public Cursor fetch(Cursor cursor, Desk desk) throws DeliveryException, InterruptedException {
        var path = requests.path(cursor);
        var address = path + (path.indexOf('?') < 0 ? '?' : '&') + "limit=" + PAGE + "&min_id=";
        var after = cursor.get(CURSOR);
        if (after == null) {
            after = Long.toString(clock.instant().minus(FIRST_LOOK).toEpochMilli() << ID_BITS);
        }
        for (int page = 0; page < PAGES; page++) {
            var body = requests.get(address + after).body();
            var statuses = read(body, desk);
            var newest = statuses == null || statuses.isEmpty()
                    ? null
                    : statuses.get(0).path("id").asString("");
            if (statuses == null || newest == null || !ID.matcher(newest).matches() || newest.equals(after)) {
                break;
            }
            desk.take(records(statuses));
            after = newest;
        }
        return cursor.with(CURSOR, after);
    }

    /// The statuses of an answer, newest first; null if it is none. What cannot be read is not kept: it may name
    /// people.
    private static @Nullable JsonNode read(byte[] body, Desk desk) {
        try {
            var answer = JSON.readTree(body);
            if (answer.isArray()) {
                if (answer.isEmpty()) {
                    desk.take(List.of());
                }
                return answer;
            }
        } catch (JacksonException e) {
            // told below, without the words of the document
        }
        desk.refuse(
                "%d bytes".formatted(body.length).getBytes(StandardCharsets.UTF_8),
                Reason.unreadable("The answer is no list of statuses"));
        return null;
    }

    private static List<SourceRecord> records(JsonNode statuses) {
        var records = new ArrayList<SourceRecord>();
        for (var status : statuses) {
            var warning = status.path("spoiler_text").asString("");
            var tags = new ArrayList<String>();
            status.path("tags").forEach(tag -> tags.add(tag.path("name").asString("")));
            records.add(new RecordBuilder()
                    .add("id", status.path("id").asString(""))
                    .add(
                            "text",
                            plain(warning.isBlank() ? status.path("content").asString("") : warning))
                    .add("created", status.path("created_at").asString(""))
                    .add("language", status.path("language").asString(""))
                    .add("tags", tags)
                    .build());
        }
        return records.reversed();
    }

    /// The text of a piece of HTML, accounts left out.
    static String plain(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        body.select("br, p").before(" ");
        return ACCOUNT.matcher(body.text()).replaceAll("@…").strip();
    }
}
