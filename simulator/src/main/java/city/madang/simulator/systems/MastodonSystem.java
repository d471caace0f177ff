package city.madang.simulator.systems;

import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Talk;
import city.madang.simulator.http.Feed;
import city.madang.simulator.http.Question;
import city.madang.simulator.http.Reply;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Mastodon server: its public timeline, `GET /api/v1/timelines/public`, of the last eight days. Ids are as
/// Mastodon makes them: milliseconds since 1970 shifted by 16 bits, and a number. Source:
/// docs.joinmastodon.org/methods/timelines/#public
final class MastodonSystem {

    private static final String PATH = "/api/v1/timelines/public";
    private static final Duration KEPT = Duration.ofDays(8);
    private static final Duration STEP = Duration.ofSeconds(5);
    /// Statuses of a page if none are asked for, and the most: those of Mastodon.
    private static final int USUAL = 20;

    private static final int MOST = 40;
    private static final Pattern TAG = Pattern.compile("#(\\p{L}[\\p{L}\\p{N}_]*)");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode NULL = JSON.getNodeFactory().nullNode();

    private final Desk desk;
    private final Talk talk;

    MastodonSystem(Desk desk) {
        this.desk = desk;
        this.talk = new Talk(desk.city());
    }

    void open() {
        desk.http().add(new Feed("social-mastodon", PATH, STEP, this::posts, this::timeline));
    }

    private List<Map<String, Object>> posts(Moment now) {
        return talk.between(now.minus(KEPT), now).stream()
                .map(post -> Row.of("id", id(post), "post", post))
                .toList();
    }

    private static long id(Talk.Post post) {
        return (post.at() << 16) | (post.number() & 0xffff);
    }

    /// `max_id`: older ones. `since_id`: the newest of those that are newer. `min_id`: those that follow at once.
    /// Newest first in every case.
    private Reply timeline(List<Map<String, Object>> posts, Question question) {
        var limit = Math.clamp(question.number("limit", USUAL), 1, MOST);
        var before = number(question, "max_id", Long.MAX_VALUE);
        var since = number(question, "since_id", Long.MIN_VALUE);
        var after = number(question, "min_id", Long.MIN_VALUE);
        var fitting = posts.stream()
                .filter(row -> row.get("id") instanceof Long id && id < before && id > since && id > after)
                .toList();
        var page = question.query().containsKey("min_id")
                ? fitting.subList(0, Math.min(limit, fitting.size()))
                : fitting.subList(Math.max(0, fitting.size() - limit), fitting.size());
        var statuses = new ArrayList<Map<String, Object>>();
        for (var row : page.reversed()) {
            if (row.get("post") instanceof Talk.Post post) {
                statuses.add(status(String.valueOf(row.get("id")), post));
            }
        }
        var reply = Reply.json(JSON.writeValueAsString(statuses));
        return statuses.isEmpty() ? reply : reply.with("Link", link(limit, statuses));
    }

    private String link(int limit, List<Map<String, Object>> statuses) {
        var address = "%s%s?local=true&limit=%d".formatted(server(), PATH, limit);
        return "<%s&max_id=%s>; rel=\"next\", <%s&min_id=%s>; rel=\"prev\""
                .formatted(
                        address,
                        statuses.getLast().get("id"),
                        address,
                        statuses.getFirst().get("id"));
    }

    private String server() {
        return "http://localhost:%d".formatted(desk.http().port());
    }

    private Map<String, Object> status(String id, Talk.Post post) {
        var name = "seoul%04d".formatted(post.author());
        var home = "https://social.example";
        var tags = TAG.matcher(post.text())
                .results()
                .map(found -> Row.of("name", found.group(1), "url", home + "/tags/" + found.group(1)))
                .toList();
        return Row.of(
                "id",
                id,
                "created_at",
                new Moment(post.at()).instant().toString(),
                "in_reply_to_id",
                NULL,
                "in_reply_to_account_id",
                NULL,
                "sensitive",
                false,
                "spoiler_text",
                "",
                "visibility",
                "public",
                "language",
                post.language(),
                "uri",
                "%s/users/%s/statuses/%s".formatted(home, name, id),
                "url",
                "%s/@%s/%s".formatted(home, name, id),
                "replies_count",
                0,
                "reblogs_count",
                0,
                "favourites_count",
                0,
                "edited_at",
                NULL,
                "content",
                html(post.text(), home),
                "reblog",
                NULL,
                "account",
                Row.of(
                        "id",
                        String.valueOf(post.author()),
                        "username",
                        name,
                        "acct",
                        name,
                        "display_name",
                        name,
                        "bot",
                        false,
                        "url",
                        home + "/@" + name),
                "media_attachments",
                List.of(),
                "mentions",
                List.of(),
                "tags",
                tags,
                "emojis",
                List.of(),
                "card",
                NULL,
                "poll",
                NULL);
    }

    private static String html(String text, String home) {
        var safe = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;");
        var linked = TAG.matcher(safe)
                .replaceAll(found -> found.group(1).equals("39")
                        ? found.group()
                        : "<a href=\"%s/tags/%s\" class=\"mention hashtag\" rel=\"tag\">#<span>%s</span></a>"
                                .formatted(home, found.group(1), found.group(1)));
        return "<p>" + linked.replace("\n", "<br />") + "</p>";
    }

    private static long number(Question question, String name, long otherwise) {
        try {
            return Long.parseLong(question.query().getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
