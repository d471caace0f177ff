package city.madang.simulator.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was asked: the path and its parts, and the query.
public record Question(String path, List<String> parts, Map<String, String> query) {

    static Question of(URI uri) {
        var parts = Arrays.stream(uri.getRawPath().split("/"))
                .filter(part -> !part.isEmpty())
                .map(Question::decode)
                .toList();
        var query = new HashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var pair : uri.getRawQuery().split("&")) {
                var cut = pair.indexOf('=');
                if (cut > 0) {
                    query.put(decode(pair.substring(0, cut)), decode(pair.substring(cut + 1)));
                }
            }
        }
        return new Question("/" + String.join("/", parts), parts, query);
    }

    /// A whole number of the query, or the given one if it is absent or not a number.
    public int number(String name, int otherwise) {
        try {
            return Integer.parseInt(query.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
