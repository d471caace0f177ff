package city.madang.live;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The live picture for pages that Java renders: the very bodies that screens get, with the same policy applied.
public class CityPicture {

    private final StateBook book;
    private final JsonMapper json;

    CityPicture(StateBook book, JsonMapper json) {
        this.book = book;
        this.json = json;
    }

    /// The bodies of these topics now, by name; see docs/api/live.md for their shapes.
    public JsonNode now(List<String> topics, Readership readers) {
        return json.readTree(book.now(topics, readers)).path("topics");
    }

    /// The bodies of these topics as they stood at a moment that is over.
    ///
    /// @throws city.madang.platform.CityException if `at` lies in the future, or too many look back at once
    public JsonNode at(List<String> topics, Readership readers, Instant at) {
        return json.readTree(book.past(topics, readers, at)).path("topics");
    }
}
