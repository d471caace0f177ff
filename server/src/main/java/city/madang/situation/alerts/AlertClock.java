package city.madang.situation.alerts;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows one rule over many things: says when an alert begins and when it ends. Not thread-safe.
final class AlertClock {

    private final AlertRule rule;
    private final Map<Integer, Long> beyondSince = new HashMap<>();
    private final Map<Integer, Long> raised = new HashMap<>();

    AlertClock(AlertRule rule) {
        this.rule = rule;
    }

    /// What a reading means for the alert of its thing.
    enum Change {
        NONE,
        BEGINS,
        ENDS
    }

    /// Takes a reading.
    ///
    /// @param at its phenomenon time, epoch milliseconds
    Change read(int thing, double value, long at) {
        if (Double.isNaN(value)) {
            return Change.NONE;
        }
        if (raised.containsKey(thing)) {
            if (rule.over(value)) {
                raised.remove(thing);
                beyondSince.remove(thing);
                return Change.ENDS;
            }
            return Change.NONE;
        }
        if (!rule.beyond(value)) {
            beyondSince.remove(thing);
            return Change.NONE;
        }
        long since = beyondSince.computeIfAbsent(thing, any -> at);
        if (at - since < rule.lasting().duration().toMillis()) {
            return Change.NONE;
        }
        raised.put(thing, since);
        return Change.BEGINS;
    }

    /// When the value of the open alert first stood beyond the threshold, epoch milliseconds; absent if none is open.
    @Nullable
    Long since(int thing) {
        return raised.get(thing);
    }

    /// Knows again of an alert that was open when the server stopped.
    void restore(int thing, long since) {
        raised.put(thing, since);
    }
}
