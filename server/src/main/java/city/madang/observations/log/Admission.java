package city.madang.observations.log;

import city.madang.observations.ReadingBatch;
import city.madang.observations.Receipt;
import city.madang.observations.StateView;
import city.madang.observations.log.SealedReadings.Findings;
import java.util.Arrays;
import java.util.List;

/// Decides for every reading whether it is new, a duplicate, or a correction, and appends what must be
/// stored to the open segment.
///
/// A reading is known by its datastream and phenomenon time. Stored with another result or quality it is a
/// correction: the newest receipt wins. Most readings are newer than the live state and are decided by one
/// comparison; an older one is looked for in the tail, then among the sealed readings. For the log writer's
/// thread.
final class Admission {

    /// Slots for looked-up readings: a day of hourly values of 2,000 stations, 11 MB.
    private static final int KNOWN = 1 << 19;

    private final Tail<?> tail;
    private final StateView live;
    private final KnownReadings known = new KnownReadings(KNOWN);
    private int block = 1;
    private int[] touchedIn = new int[1024];
    private long[] newest = new long[1024];

    Admission(Tail<?> tail, StateView live) {
        this.tail = tail;
        this.live = live;
    }

    /// Starts another block: what was appended before is in the live state, or was rolled back.
    void nextBlock() {
        block++;
    }

    /// Whether a decision on this batch needs a look into the lake that `findings` does not answer.
    boolean needsLake(ReadingBatch batch, Findings findings) {
        var sealed = tail.view().sealed();
        if (findings.generation() == sealed.generation()) {
            return false;
        }
        for (int i = 0; i < batch.size(); i++) {
            int stream = batch.datastream()[i];
            long at = batch.phenomenonTime()[i];
            if (at < live.time(stream)
                    && sealed.mayHold(stream, at)
                    && known.find(stream, at) < 0
                    && !isInTail(stream, at)) {
                return true;
            }
        }
        return false;
    }

    /// Appends the readings of the batch that are not stored yet.
    Receipt admit(ReadingBatch batch, Findings findings) {
        int stored = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (admit(
                    batch.datastream()[i],
                    batch.phenomenonTime()[i],
                    batch.result()[i],
                    batch.quality()[i],
                    findings)) {
                stored++;
            }
        }
        return new Receipt(stored, batch.size() - stored);
    }

    private boolean admit(int stream, long at, double value, byte code, Findings findings) {
        long committed = live.time(stream);
        boolean touched = isTouched(stream);
        if (at > committed && (!touched || at > newest[stream])) {
            return store(stream, at, value, code);
        }
        if (touched || at < committed) {
            var segments = tail.view().segments();
            for (int s = segments.size() - 1; s >= 0; s--) {
                int row = segments.get(s).find(stream, at);
                if (row >= 0) {
                    var held = segments.get(s);
                    return correct(stream, at, value, code, held.result(row), held.quality(row));
                }
            }
        }
        if (at > committed) {
            return store(stream, at, value, code);
        }
        if (at == committed) {
            return correct(stream, at, value, code, live.result(stream), live.quality(stream));
        }
        return admitOlder(stream, at, value, code, findings);
    }

    private boolean admitOlder(int stream, long at, double value, byte code, Findings findings) {
        int slot = known.find(stream, at);
        if (slot >= 0) {
            return correct(stream, at, value, code, known.result(slot), known.quality(slot));
        }
        var held = findings.of(stream, at);
        if (held == null) {
            return store(stream, at, value, code);
        }
        known.remember(stream, at, held.result(), held.quality());
        return correct(stream, at, value, code, held.result(), held.quality());
    }

    private boolean store(int stream, long at, double value, byte code) {
        tail.open().append(stream, at, value, code);
        touch(stream, at);
        return true;
    }

    private boolean correct(int stream, long at, double value, byte code, double before, byte codeBefore) {
        if (value == before && code == codeBefore) {
            return false;
        }
        known.forget(stream, at);
        return store(stream, at, value, (byte) (code | Columns.REPLACES));
    }

    private boolean isInTail(int stream, long at) {
        List<TailSegment> segments = tail.view().segments();
        for (int s = segments.size() - 1; s >= 0; s--) {
            if (segments.get(s).find(stream, at) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isTouched(int stream) {
        return stream < touchedIn.length && touchedIn[stream] == block;
    }

    private void touch(int stream, long at) {
        if (stream >= touchedIn.length) {
            touchedIn = Arrays.copyOf(touchedIn, stream * 2);
            newest = Arrays.copyOf(newest, stream * 2);
        }
        newest[stream] = touchedIn[stream] == block ? Math.max(newest[stream], at) : at;
        touchedIn[stream] = block;
    }
}
