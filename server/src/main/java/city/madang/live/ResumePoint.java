package city.madang.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a screen has seen so far, as it says in `Last-Event-ID`: `<epoch>.<topic>:<version>,…`.
///
/// @param epoch names a run of the server and a readership; versions of another epoch mean nothing
/// @param versions newest version seen, by topic
record ResumePoint(String epoch, Map<String, Long> versions) {

    /// Nothing seen yet.
    static final ResumePoint NONE = new ResumePoint("", Map.of());

    /// Reads what a screen sent. What cannot be read counts as nothing seen: it costs a snapshot, no more.
    static ResumePoint parse(@Nullable String text) {
        int dot = text == null ? -1 : text.indexOf('.');
        if (text == null || dot < 0) {
            return NONE;
        }
        var versions = new HashMap<String, Long>();
        for (var entry : text.substring(dot + 1).split(",")) {
            int colon = entry.lastIndexOf(':');
            if (colon <= 0 || !entry.substring(colon + 1).matches("[0-9]{1,18}")) {
                return NONE;
            }
            versions.put(entry.substring(0, colon), Long.parseLong(entry.substring(colon + 1)));
        }
        return new ResumePoint(text.substring(0, dot), versions);
    }

    /// The version seen of `topic` in `epoch`; −1 if none.
    long version(String topic, String epoch) {
        return this.epoch.equals(epoch) ? versions.getOrDefault(topic, -1L) : -1;
    }
}
