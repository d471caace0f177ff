package city.madang.catalogue.web;

import city.madang.catalogue.EncodedJson;
import city.madang.platform.Audience;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The last answers that were the same for many. Thread-safe.
final class AnswerMemory {

    /// Kinds of places times audiences, with room; the largest answer, 20,000 access points, takes 7 MB.
    private static final int MOST = 32;

    private final Map<Key, EncodedJson> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, EncodedJson> eldest) {
            return size() > MOST;
        }
    };

    /// The remembered answer, or that of `made`.
    EncodedJson get(Key key, Supplier<EncodedJson> made) {
        synchronized (answers) {
            var known = answers.get(key);
            if (known != null) {
                return known;
            }
        }
        var fresh = made.get();
        synchronized (answers) {
            answers.keySet().removeIf(other -> other.sameQuestion(key));
            answers.put(key, fresh);
        }
        return fresh;
    }

    /// What was asked, by whom, and of which revision of the places.
    record Key(String kind, Audience.Group group, @Nullable String jurisdiction, long revision) {

        private boolean sameQuestion(Key other) {
            return kind.equals(other.kind)
                    && group == other.group
                    && java.util.Objects.equals(jurisdiction, other.jurisdiction);
        }
    }
}
