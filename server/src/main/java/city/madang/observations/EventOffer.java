package city.madang.observations;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A room that makes events of what was reported, such as one situation of many reports. Figures count its events
/// as they count the occurrences of a kind. Exercises are not among them.
public interface EventOffer {

    /// What figures call its events; no kind of occurrence is called so.
    String kind();

    /// Lists the newest, newest first, and whatever else is open.
    List<Event> recent(int limit);

    /// Lists the newest of those that had begun by `at`, newest first.
    List<Event> asOf(Instant at, int limit);

    /// Calls `listener` with every change, on the thread that makes it.
    void onChange(Consumer<Change> listener);

    /// One event.
    ///
    /// @param closed when it was over; absent while it is not
    /// @param updated when it last changed
    /// @param district code; absent if it lies in none or that is not known
    /// @param category the pack's word for what it is
    record Event(
            long id,
            Instant began,
            @Nullable Instant closed,
            Instant updated,
            @Nullable String district,
            String category) {}

    /// What changed.
    ///
    /// @param events as they are now
    /// @param gone ids of those that became part of others
    record Change(List<Event> events, Set<Long> gone) {

        public Change {
            events = List.copyOf(events);
            gone = Set.copyOf(gone);
        }
    }
}
