package city.madang.intake.health;

import city.madang.intake.SourceState;
import city.madang.intake.SourceStatus;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.quarantine.HeldRecord;
import city.madang.intake.reception.Tally;
import city.madang.platform.LocalText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts what one source delivers and says how it fares. Safe for use by several threads; every method is short.
public final class SourceMeter {

    /// Raw records kept to be looked at.
    static final int SAMPLES = 20;

    /// A busy source is sampled no more often than this.
    private static final Duration SAMPLE_PAUSE = Duration.ofSeconds(5);

    /// A failure may be a hiccup; the second in a row is a state.
    private static final int FAILURES = 2;

    private final int source;
    private final String id;
    private final Promise promise;
    private final InstantSource clock;
    private final Instant begun;
    private final MinuteCounts minutes = new MinuteCounts();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Counters counters;
    private @Nullable Instant nextAttempt;
    private boolean lastAllHeld;
    private @Nullable Instant lastSampled;
    private long changes;

    /// What a source promised.
    ///
    /// @param alive whether a delivery without news is enough to be fresh: places and occurrences come when they
    ///     come
    /// @param once whether it is read one time for ever
    public record Promise(Duration late, Duration silent, boolean alive, boolean once) {}

    /// A raw record that was kept to be looked at.
    public record Sample(Instant received, String outcome, String record) {}

    /// What is kept over restarts.
    ///
    /// @param lastNew when something new last became durable
    /// @param lastSuccess when a delivery was last taken, with news or without
    public record Counters(
            long accepted,
            long corrected,
            long quarantined,
            long overflow,
            long readings,
            long duplicates,
            @Nullable Instant newest,
            @Nullable Instant lastNew,
            @Nullable Instant lastSuccess,
            int failures,
            @Nullable LocalText error,
            @Nullable Instant errorAt,
            boolean paused) {

        static final Counters ZERO = new Counters(0, 0, 0, 0, 0, 0, null, null, null, 0, null, null, false);

        Counters plus(Tally tally, long overflowed, @Nullable Instant newestTime, @Nullable Instant news) {
            return new Counters(
                    accepted + tally.accepted(),
                    corrected + tally.corrected(),
                    quarantined + tally.quarantined(),
                    overflow + overflowed,
                    readings + tally.readings(),
                    duplicates + tally.duplicates(),
                    later(newest, newestTime),
                    later(lastNew, news),
                    lastSuccess,
                    failures,
                    error,
                    errorAt,
                    paused);
        }

        Counters succeeded(Instant at) {
            return new Counters(
                    accepted,
                    corrected,
                    quarantined,
                    overflow,
                    readings,
                    duplicates,
                    newest,
                    lastNew,
                    at,
                    0,
                    null,
                    null,
                    paused);
        }

        Counters recovered() {
            return new Counters(
                    accepted,
                    corrected,
                    quarantined,
                    overflow,
                    readings,
                    duplicates,
                    newest,
                    lastNew,
                    lastSuccess,
                    0,
                    null,
                    null,
                    paused);
        }

        Counters failed(LocalText text, Instant at) {
            return new Counters(
                    accepted,
                    corrected,
                    quarantined,
                    overflow,
                    readings,
                    duplicates,
                    newest,
                    lastNew,
                    lastSuccess,
                    failures + 1,
                    text,
                    at,
                    paused);
        }

        Counters paused(boolean now) {
            return new Counters(
                    accepted,
                    corrected,
                    quarantined,
                    overflow,
                    readings,
                    duplicates,
                    newest,
                    lastNew,
                    lastSuccess,
                    failures,
                    error,
                    errorAt,
                    now);
        }

        private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
            return a == null || (b != null && b.isAfter(a)) ? b : a;
        }
    }

    public SourceMeter(int source, String id, Promise promise, Counters kept, InstantSource clock) {
        this.source = source;
        this.id = id;
        this.promise = promise;
        this.counters = kept;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /// Counts a part of a delivery.
    ///
    /// @param newest epoch milliseconds, or [Long#MIN_VALUE]
    public synchronized void count(Tally tally, long newest) {
        var now = clock.instant();
        minutes.add(now, tally);
        long taken = tally.accepted() + tally.corrected();
        lastAllHeld = taken == 0 && tally.quarantined() > 0 && tally.readings() == 0;
        counters = counters.plus(
                tally,
                0,
                newest == Long.MIN_VALUE ? null : Instant.ofEpochMilli(newest),
                tally.stored() > 0 ? now : null);
        changes++;
    }

    public synchronized void overflowed(long records) {
        if (records > 0) {
            counters = counters.plus(Tally.NOTHING, records, null, null);
            changes++;
        }
    }

    /// A delivery was taken to its end, even if it held nothing.
    public synchronized void delivered() {
        counters = counters.succeeded(clock.instant());
        changes++;
    }

    /// The source could be read, whether it had something or not.
    public synchronized void reached() {
        if (counters.failures() > 0) {
            counters = counters.recovered();
            changes++;
        }
    }

    /// The source could not be read.
    public synchronized void failed(LocalText text) {
        counters = counters.failed(text, clock.instant());
        changes++;
    }

    public synchronized void nextAttempt(@Nullable Instant at) {
        nextAttempt = at;
    }

    public synchronized void pause(boolean paused) {
        counters = counters.paused(paused);
        changes++;
    }

    public synchronized boolean isPaused() {
        return counters.paused();
    }

    public synchronized int failures() {
        return counters.failures();
    }

    /// Keeps a raw record now and then.
    public synchronized void sample(SourceRecord record, String outcome, Instant received) {
        if (lastSampled != null && received.isBefore(lastSampled.plus(SAMPLE_PAUSE))) {
            return;
        }
        lastSampled = received;
        if (samples.size() == SAMPLES) {
            samples.removeLast();
        }
        var text = HeldRecord.write(record);
        samples.addFirst(new Sample(received, outcome, text.length() > 4000 ? text.substring(0, 4000) + "…" : text));
        changes++;
    }

    /// Sampled records, newest first.
    public synchronized List<Sample> samples() {
        return new ArrayList<>(samples);
    }

    public synchronized void restore(List<Sample> kept) {
        samples.addAll(kept);
    }

    public synchronized Counters counters() {
        return counters;
    }

    /// Grows with every change, so that a follower can tell cheaply whether to look again.
    public synchronized long changes() {
        return changes;
    }

    public synchronized SourceStatus status() {
        var now = clock.instant();
        return new SourceStatus(
                source,
                id,
                state(now),
                counters.newest(),
                minutes.ratePerMinute(now),
                minutes.quality(now),
                counters.error(),
                counters.errorAt(),
                counters.paused() ? null : nextAttempt,
                counters.paused(),
                counters.accepted(),
                counters.corrected(),
                counters.quarantined(),
                counters.overflow(),
                counters.readings(),
                counters.duplicates());
    }

    private SourceState state(Instant now) {
        if (counters.paused()) {
            return SourceState.WAITING;
        }
        boolean never = counters.lastSuccess() == null;
        if (counters.failures() >= FAILURES || (never && counters.failures() > 0) || lastAllHeld) {
            return SourceState.FAILING;
        }
        if (promise.once() && !never) {
            return SourceState.FRESH;
        }
        var news = promise.alive() ? counters.lastSuccess() : lastNews();
        if (news == null) {
            return Duration.between(begun, now).compareTo(promise.silent()) > 0
                    ? SourceState.SILENT
                    : SourceState.WAITING;
        }
        var age = Duration.between(news, now);
        if (age.compareTo(promise.silent()) > 0) {
            return SourceState.SILENT;
        }
        return age.compareTo(promise.late()) > 0 || bringsOldNews(news) ? SourceState.LATE : SourceState.FRESH;
    }

    /// When it last told something new. Of a source whose readings were all there already, as its archive had
    /// them, the
    /// time of the newest one stands for it.
    private @Nullable Instant lastNews() {
        return counters.lastNew() == null ? counters.newest() : counters.lastNew();
    }

    /// Whether the newest thing it told was already older than its silence may last when it arrived.
    private boolean bringsOldNews(Instant news) {
        var newest = counters.newest();
        return !promise.alive()
                && newest != null
                && Duration.between(newest, news).compareTo(promise.silent()) > 0;
    }
}
