package city.madang.observations.log;

import city.madang.platform.CityException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// An [ObservationLog] for unit tests; [InMemoryObservationLogTest] keeps it honest. It can be told to fail.
public final class InMemoryObservationLog implements ObservationLog {

    private final TreeMap<Long, Entry> blocks = new TreeMap<>();
    private final Map<String, Long> keys = new HashMap<>();
    private Failure failure = Failure.NONE;

    /// What happens to an append.
    public enum Failure {
        NONE,
        /// The block is not stored and the caller is told so.
        BEFORE_COMMIT,
        /// The block is stored, but the caller is not told.
        AFTER_COMMIT
    }

    private record Entry(long received, byte[] content) {}

    public synchronized void fail(Failure next) {
        failure = next;
    }

    public synchronized int blocks() {
        return blocks.size();
    }

    @Override
    public synchronized void append(
            long sequence, long received, int readings, byte[] content, Collection<String> delivered) {
        if (failure == Failure.BEFORE_COMMIT) {
            throw away();
        }
        if (blocks.putIfAbsent(sequence, new Entry(received, content)) != null) {
            throw new IllegalStateException("The block %d is there already".formatted(sequence));
        }
        delivered.forEach(key -> keys.put(key, received));
        if (failure == Failure.AFTER_COMMIT) {
            throw away();
        }
    }

    @Override
    public synchronized Set<String> known(Collection<String> asked) {
        var known = new HashSet<>(asked);
        known.retainAll(keys.keySet());
        return known;
    }

    @Override
    public synchronized void replay(long sequence, Reader reader) {
        if (failure != Failure.NONE) {
            throw away();
        }
        blocks.tailMap(sequence, false)
                .forEach((number, entry) -> reader.block(number, entry.received(), entry.content()));
    }

    @Override
    public synchronized void forgetKeys(long received) {
        keys.values().removeIf(at -> at < received);
    }

    private static CityException away() {
        return CityException.unavailable("The log is away", Duration.ofSeconds(1), null);
    }
}
