package city.madang.observations.log;

import java.util.ArrayList;
import java.util.List;

/// The readings that are durable and not sealed yet, beside the sealed ones they belong to.
///
/// Readers take one [#view] and see each reading exactly once in it. Only the log writer's thread changes
/// the tail.
///
/// @param <S> the sealed readings
public final class Tail<S extends SealedReadings> {

    private final int capacity;
    private volatile View<S> view;

    /// @param capacity rows that are expected between two seals
    public Tail(int capacity, S sealed) {
        this.capacity = capacity;
        view = new View<>(List.of(new TailSegment(Math.min(capacity, 1 << 14))), sealed);
    }

    /// What is unsealed and what is sealed at one moment.
    ///
    /// @param segments oldest first; the last one is being written
    public record View<S>(List<TailSegment> segments, S sealed) {

        /// How many rows are published in all segments.
        public long rows() {
            return segments.stream().mapToLong(TailSegment::size).sum();
        }

        /// Whether a segment after the one at `index` replaces this reading.
        public boolean isReplaced(int index, int datastream, long time) {
            for (int later = index + 1; later < segments.size(); later++) {
                if (segments.get(later).overrides(datastream, time)) {
                    return true;
                }
            }
            return false;
        }
    }

    public View<S> view() {
        return view;
    }

    /// The segment that takes new readings.
    public TailSegment open() {
        return view.segments().getLast();
    }

    /// Closes the open segment for sealing and opens another. Returns nothing new if the open one is empty
    /// or an earlier
    /// one still waits to be sealed.
    List<TailSegment> freeze() {
        var segments = new ArrayList<>(view.segments());
        if (segments.size() == 1 && open().size() > 0) {
            segments.add(new TailSegment(Math.min(capacity, open().size())));
            view = new View<>(List.copyOf(segments), view.sealed());
        }
        return segments.subList(0, segments.size() - 1).stream().toList();
    }

    /// Drops the frozen segments, which `sealed` holds from now on.
    void sealed(S sealed) {
        view = new View<>(List.of(open()), sealed);
    }

    /// Replaces the sealed readings by the same readings in other files.
    void rearranged(S sealed) {
        view = new View<>(view.segments(), sealed);
    }
}
