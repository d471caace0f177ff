package city.madang.live;

import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Gives the snapshots of topics outside a stream, now or at a past moment, and keeps them for those who ask the
/// same soon after.
final class StateBook {

    /// How long the picture of now is good for: as long as a live screen waits for a change.
    private static final Duration NOW_LASTS = Duration.ofMillis(250);
    /// Looking back reads the lake; more at a time would only wait for each other.
    private static final int LOOKING_BACK = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LiveHub hub;
    private final Supplier<Moment> now;
    private final PastStates past;
    private final Clock clock;
    private final Semaphore lookingBack = new Semaphore(LOOKING_BACK, true);
    private final Map<Question, Answer> recent = new ConcurrentHashMap<>();
    private final Map<Instant, Look> looks;

    StateBook(LiveHub hub, Supplier<Moment> now, PastStates past, Clock clock, LiveProperties limits) {
        this.hub = hub;
        this.now = now;
        this.past = past;
        this.clock = clock;
        this.looks = newest(limits.pastMoments());
    }

    private record Question(String topic, Readership readers) {}

    private record Answer(long expires, byte[] body) {}

    /// One past moment and what was already made of it.
    private record Look(Moment moment, Map<Question, byte[]> bodies) {}

    /// The body of the answer for these topics as they are now.
    byte[] now(List<String> topics, Readership readers) {
        var asked = hub.check(topics, readers);
        var moment = now.get();
        var out = begin(moment.at());
        for (var topic : asked) {
            out.name(topic.name()).json(body(topic, readers, moment));
        }
        return out.endObject().endObject().toByteArray();
    }

    /// The body of the answer for these topics as they stood at `at`.
    ///
    /// @throws CityException if `at` lies in the future, or too many look back at once
    byte[] past(List<String> topics, Readership readers, Instant at) {
        var asked = hub.check(topics, readers);
        var second = at.truncatedTo(ChronoUnit.SECONDS);
        if (second.isAfter(clock.instant())) {
            throw CityException.invalid("The moment %s has not come yet".formatted(second));
        }
        var out = begin(second);
        enter();
        try {
            var look = look(second);
            for (var topic : asked) {
                var question = new Question(topic.name(), readers);
                out.name(topic.name())
                        .json(look.bodies().computeIfAbsent(question, any -> write(topic, readers, look.moment())));
            }
        } finally {
            lookingBack.release();
        }
        return out.endObject().endObject().toByteArray();
    }

    private static JsonBytes begin(Instant at) {
        var out = new JsonBytes(4096).beginObject();
        out.name("at").string(at.toString());
        return out.name("topics").beginObject();
    }

    private byte[] body(Topic topic, Readership readers, Moment moment) {
        var question = new Question(topic.name(), readers);
        var known = recent.get(question);
        long time = System.nanoTime();
        if (known == null || known.expires() - time < 0) {
            known = new Answer(time + NOW_LASTS.toNanos(), write(topic, readers, moment));
            recent.put(question, known);
        }
        return known.body();
    }

    private static byte[] write(Topic topic, Readership readers, Moment moment) {
        var out = new JsonBytes(4096).beginObject();
        topic.writeSnapshot(readers, moment, out);
        return out.endObject().toByteArray();
    }

    private Look look(Instant at) {
        synchronized (looks) {
            var known = looks.get(at);
            if (known != null) {
                return known;
            }
        }
        var made = new Look(new Moment(at, past.at(at), true), new ConcurrentHashMap<>());
        synchronized (looks) {
            looks.put(at, made);
        }
        return made;
    }

    private void enter() {
        try {
            if (!lookingBack.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CityException(
                        Category.TOO_MANY, "Too many are looking back in time; try again soon", PATIENCE, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CityException.unavailable("The server is stopping", PATIENCE, e);
        }
    }

    private static <K, V> Map<K, V> newest(int kept) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > kept;
            }
        };
    }
}
