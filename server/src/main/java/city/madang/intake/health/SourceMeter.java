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
    public record Counters(Totals totals, News news, Trouble trouble, boolean paused) {

        static final Counters ZERO = new Counters(Totals.ZERO, News.NONE, Trouble.NONE, false);

        private Counters with(Totals now) {
            return new Counters(now, news, trouble, paused);
        }

        private Counters with(News now) {
            return new Counters(totals, now, trouble, paused);
        }

        private Counters with(Trouble now) {
            return new Counters(totals, news, now, paused);
        }

        private Counters paused(boolean now) {
            return new Counters(totals, news, trouble, now);
        }
    }

    /// What became of everything it delivered.
    public record Totals(
            long accepted, long corrected, long quarantined, long overflow, long readings, long duplicates) {

        static final Totals ZERO = new Totals(0, 0, 0, 0, 0, 0);

        Totals plus(Tally tally) {
            return new Totals(
                    accepted + tally.accepted(),
                    corrected + tally.corrected(),
                    quarantined + tally.quarantined(),
                    overflow,
                    readings + tally.readings(),
                    duplicates + tally.duplicates());
        }

        Totals overflowed(long records) {
            return new Totals(accepted, corrected, quarantined, overflow + records, readings, duplicates);
        }

        /// Records that were taken, as they were or with a note.
        long taken() {
            return accepted + corrected;
        }
    }

    /// When it told something.
    ///
    /// @param newest time of the newest thing it told, in the city
    /// @param lastNew when something new last became durable
    /// @param lastSuccess when a delivery was last taken, with news or without
    public record News(
            @Nullable Instant newest,
            @Nullable Instant lastNew,
            @Nullable Instant lastSuccess) {

        static final News NONE = new News(null, null, null);

        News told(@Nullable Instant time, @Nullable Instant durable) {
            return new News(later(newest, time), later(lastNew, durable), lastSuccess);
        }

        News delivered(Instant at) {
            return new News(newest, lastNew, at);
        }

        private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
            return a == null || (b != null && b.isAfter(a)) ? b : a;
        }
    }

    /// What is wrong with it.
    ///
    /// @param failures in a row until now
    public record Trouble(
            int failures,
            @Nullable LocalText error,
            @Nullable Instant at) {

        static final Trouble NONE = new Trouble(0, null, null);

        Trouble again(LocalText text, Instant now) {
            return new Trouble(failures + 1, text, now);
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
        counters = counters.with(counters.totals().plus(tally))
                .with(counters.news()
                        .told(
                                newest == Long.MIN_VALUE ? null : Instant.ofEpochMilli(newest),
                                tally.stored() > 0 ? now : null));
        changes++;
    }

    public synchronized void overflowed(long records) {
        if (records > 0) {
            counters = counters.with(counters.totals().overflowed(records));
            changes++;
        }
    }

    /// A delivery was taken to its end, even if it held nothing.
    public synchronized void delivered() {
        counters = counters.with(counters.news().delivered(clock.instant())).with(Trouble.NONE);
        changes++;
    }

    /// The source could be read, whether it had something or not.
    public synchronized void reached() {
        if (failures() > 0) {
            counters = counters.with(Trouble.NONE);
            changes++;
        }
    }

    /// The source could not be read.
    public synchronized void failed(LocalText text) {
        counters = counters.with(counters.trouble().again(text, clock.instant()));
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
        return counters.trouble().failures();
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
        var totals = counters.totals();
        return new SourceStatus(
                source,
                id,
                state(now),
                counters.news().newest(),
                minutes.ratePerMinute(now),
                minutes.quality(now),
                counters.trouble().error(),
                counters.trouble().at(),
                counters.paused() ? null : nextAttempt,
                counters.paused(),
                totals.accepted(),
                totals.corrected(),
                totals.quarantined(),
                totals.overflow(),
                totals.readings(),
                totals.duplicates());
    }

    private SourceState state(Instant now) {
        if (counters.paused()) {
            return SourceState.WAITING;
        }
        boolean never = counters.news().lastSuccess() == null;
        if (failures() >= FAILURES || (never && failures() > 0) || lastAllHeld) {
            return SourceState.FAILING;
        }
        if (promise.once() && !never) {
            return SourceState.FRESH;
        }
        var news = promise.alive() ? counters.news().lastSuccess() : lastNews();
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
        return counters.news().lastNew() == null
                ? counters.news().newest()
                : counters.news().lastNew();
    }

    /// Whether the newest thing it told was already older than its silence may last when it arrived.
    private boolean bringsOldNews(Instant news) {
        var newest = counters.news().newest();
        return !promise.alive()
                && newest != null
                && Duration.between(newest, news).compareTo(promise.silent()) > 0;
    }
}
