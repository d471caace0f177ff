package city.madang.situation;

import city.madang.observations.Occurrences;
import city.madang.observations.StoredOccurrence;
import city.madang.platform.CityException;
import city.madang.platform.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// The one thread that makes situations of what was reported, in the order in which it was stored. It remembers how far
/// it came, so that nothing is missed when the server was down.
@Component
class SituationWorker extends Watch {

    private static final Logger LOG = LoggerFactory.getLogger(SituationWorker.class);
    private static final Set<String> KINDS = Set.of("incident", "unit");
    private static final int BATCH = 200;
    /// So many reports share a transaction at most: the wall sees them when it is over.
    private static final int TOGETHER = 40;
    /// Reports of other processes make no sign here; so often it is looked for them.
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(2);

    private final Occurrences occurrences;
    private final SituationStore store;
    private final SituationBook book;
    private final Gathering gathering;

    SituationWorker(Occurrences occurrences, SituationStore store, SituationBook book, Gathering gathering) {
        super("situations", Duration.ZERO, LOOK_ANYWAY);
        this.occurrences = occurrences;
        this.store = store;
        this.book = book;
        this.gathering = gathering;
        occurrences.onChange(changed -> wake());
    }

    @Override
    protected void round() {
        boolean more = true;
        while (more && isRunning()) {
            more = work();
        }
    }

    /// Takes a batch; whether there may be more. Those that wait together are taken together: what came in while the
    /// server was down costs one transaction for many. If one of them cannot be taken, they are taken one by one.
    private boolean work() {
        var batch = occurrences.since(SituationBook.guarded(store::cursor), BATCH);
        var mine = batch.stream()
                .filter(stored -> KINDS.contains(stored.occurrence().kind()))
                .toList();
        for (int from = 0; from < mine.size(); from += TOGETHER) {
            takeAll(mine.subList(from, Math.min(mine.size(), from + TOGETHER)));
        }
        if (!batch.isEmpty() && !KINDS.contains(batch.getLast().occurrence().kind())) {
            moveTo(batch.getLast().version());
        }
        return batch.size() == BATCH;
    }

    private void takeAll(List<StoredOccurrence> together) {
        try {
            book.change(touched -> {
                together.forEach(stored -> gathering.take(stored, touched));
                store.moveCursor(together.getLast().version());
                return true;
            });
        } catch (CityException e) {
            if (isAway(e)) {
                throw e;
            }
            together.forEach(this::take);
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            together.forEach(this::take);
        }
    }

    private static boolean isAway(CityException e) {
        return e.category() == CityException.Category.UNAVAILABLE
                && !(e.getCause() instanceof DataIntegrityViolationException);
    }

    /// A report that cannot be taken is named and passed over: it must not hold up the next.
    private void take(StoredOccurrence stored) {
        try {
            book.change(touched -> {
                gathering.take(stored, touched);
                store.moveCursor(stored.version());
                return true;
            });
        } catch (CityException e) {
            if (isAway(e)) {
                throw e;
            }
            passOver(stored, e);
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            passOver(stored, e);
        }
    }

    private void passOver(StoredOccurrence stored, RuntimeException e) {
        LOG.error("report={} could not be taken", stored.occurrence().key(), e);
        moveTo(stored.version());
    }

    private void moveTo(long version) {
        book.change(touched -> {
            store.moveCursor(version);
            return true;
        });
    }
}
