package city.madang.situation;

import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.RowsTopic;
import java.time.Duration;
import java.util.List;

/// Everything that is going on and what was over lately, newest first; see docs/api/live.md. Drills are for staff.
final class SituationsTopic extends RowsTopic {

    private static final int SHOWN = 200;
    /// Looking back, what was over for so long is shown no more.
    private static final Duration CLOSED_SHOWN = Duration.ofHours(3);

    private final SituationBook book;
    private final SituationStore store;
    private final SituationWriter writer;

    SituationsTopic(SituationBook book, SituationStore store, SituationWriter writer) {
        super("situations", "items");
        this.book = book;
        this.store = store;
        this.writer = writer;
    }

    @Override
    protected long revision() {
        return book.revision();
    }

    @Override
    protected List<Row> rows(Readership readers, Moment moment) {
        var entries = moment.past()
                ? book.entries(SituationBook.guarded(() -> store.asOf(moment.at(), CLOSED_SHOWN, SHOWN)))
                : book.current();
        return entries.stream()
                .filter(entry -> writer.visible(entry, readers))
                .limit(SHOWN)
                .map(entry -> Row.of(Long.toString(entry.situation().id()), writer.row(entry, readers, moment)))
                .toList();
    }
}
