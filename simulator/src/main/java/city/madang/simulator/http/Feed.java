package city.madang.simulator.http;

import city.madang.simulator.city.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What one HTTP system tells: its records at a moment, and how they are written.
///
/// @param path where it answers, exactly, or with everything below it if it ends in `/`
/// @param step how often its content changes; the moment given to `rows` is always a whole multiple of it
public record Feed(String id, String path, Duration step, Rows rows, Document document) {

    /// The records at a moment. A pure function, so that an archive says what the live feed said.
    @FunctionalInterface
    public interface Rows {
        List<Map<String, Object>> at(Moment moment);
    }
}
