package city.madang.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows guessing down: after so many failures a key (an account or a network address) has to wait. It does not know
/// whether an account exists, so it cannot tell. Holds the newest [#CAPACITY] keys in memory; safe for many threads.
final class AttemptBrake {

    /// Keys remembered at most: about 10 MB, more than an attacker from one network can push out in a wait.
    private static final int CAPACITY = 50_000;

    private final int failuresAllowed;
    private final Duration wait;
    private final Clock clock;
    private final Map<String, Attempts> byKey = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > CAPACITY;
        }
    };

    AttemptBrake(int failuresAllowed, Duration wait, Clock clock) {
        if (failuresAllowed < 1) {
            throw new IllegalArgumentException("At least one failure must be allowed, not " + failuresAllowed);
        }
        this.failuresAllowed = failuresAllowed;
        this.wait = wait;
        this.clock = clock;
    }

    /// Counts one attempt of `key` as failed until [#succeeded] says otherwise, so that attempts at the same moment
    /// are counted too.
    ///
    /// @throws TooManyAttemptsException if the key has to wait; such an attempt is not counted
    synchronized void begin(String key) {
        var now = clock.instant();
        var attempts = byKey.get(key);
        if (attempts == null || !now.isBefore(attempts.newest.plus(wait))) {
            byKey.put(key, new Attempts(1, now));
            return;
        }
        if (attempts.failures >= failuresAllowed) {
            throw new TooManyAttemptsException(Duration.between(now, attempts.newest.plus(wait)));
        }
        byKey.put(key, new Attempts(attempts.failures + 1, now));
    }

    /// Forgets the failures of `key`.
    synchronized void succeeded(String key) {
        byKey.remove(key);
    }

    /// Takes back the attempt just begun, keeping earlier failures.
    synchronized void forgive(String key) {
        byKey.computeIfPresent(
                key,
                (same, attempts) ->
                        attempts.failures <= 1 ? null : new Attempts(attempts.failures - 1, attempts.newest));
    }

    /// Whether the next attempt of `key` has to wait.
    synchronized boolean holds(String key) {
        var attempts = byKey.get(key);
        return attempts != null
                && attempts.failures >= failuresAllowed
                && clock.instant().isBefore(attempts.newest.plus(wait));
    }

    private record Attempts(int failures, Instant newest) {}
}
