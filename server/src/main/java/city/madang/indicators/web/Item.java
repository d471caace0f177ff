package city.madang.indicators.web;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An occurrence as a page shows it.
///
/// @param place the district in words; empty if it has none
/// @param stateClass how severe an open incident is: `alarm`, `watch` or `none`
/// @param link where to read more; absent unless it is a web address
public record Item(
        String title,
        String place,
        String age,
        String stateClass,
        String stateWord,
        @Nullable String link,
        boolean open) {

    /// @param json an item of docs/api/live.md
    /// @param district names a district by its code
    static Item of(JsonNode json, PageWords words, Instant now, Function<String, String> district) {
        var code = json.path("district").asString("");
        var status = json.path("status").asString("");
        var severity = json.path("severity").asString("");
        var link = json.path("link").asString("");
        return new Item(
                title(json.path("title"), words),
                code.isEmpty() ? "" : district.apply(code),
                words.ago(
                        Duration.between(Instant.ofEpochSecond(json.path("time").asLong()), now)),
                switch (severity) {
                    case "Extreme", "Severe" -> "alarm";
                    case "Moderate" -> "watch";
                    default -> "none";
                },
                switch (status) {
                    case "closed" -> words.say("종료", "Closed");
                    case "in-progress" -> words.say("조치 중", "In progress");
                    default -> words.say("진행 중", "Open");
                },
                link.startsWith("https://") || link.startsWith("http://") ? link : null,
                !status.equals("closed"));
    }

    private static String title(JsonNode title, PageWords words) {
        var text = words.say(title.path("ko").asString(""), title.path("en").asString(""));
        return text.isBlank() ? title.path("ko").asString("–") : text;
    }
}
