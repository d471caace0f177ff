package city.madang.directives;

import city.madang.governance.Policy;
import city.madang.identity.Offices;
import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.RowsTopic;
import city.madang.platform.Audience;
import java.time.Duration;
import java.util.List;

/// The directives that are open, and those that ended within a week; see docs/guide/directives.md. Overdue ones come
/// first.
final class DirectivesTopic extends RowsTopic {

    static final Duration SHOWN_AFTER_END = Duration.ofDays(7);

    private final DirectiveWatch watch;
    private final DirectiveBook book;
    private final Policy policy;
    private final Offices offices;

    DirectivesTopic(DirectiveWatch watch, DirectiveBook book, Policy policy, Offices offices) {
        super("directives", "items");
        this.watch = watch;
        this.book = book;
        this.policy = policy;
        this.offices = offices;
    }

    @Override
    public Audience.Group audience() {
        return Audience.Group.OFFICIAL;
    }

    @Override
    protected long revision() {
        return watch.revision();
    }

    @Override
    protected List<Row> rows(Readership readers, Moment moment) {
        var all = moment.past() ? book.currentAt(moment.at(), moment.at().minus(SHOWN_AFTER_END)) : watch.current();
        var view = policy.of(readers.group(), readers.jurisdiction());
        return all.stream().map(one -> row(one, view, moment)).toList();
    }

    private Row row(Directive one, Policy.View view, Moment moment) {
        var standing = one.standing();
        var out = new JsonBytes(384).beginObject();
        out.name("id").number(one.id());
        out.name("subject").string(one.subject().toString());
        out.name("title").beginObject();
        out.name("ko")
                .string(one.title().ko())
                .name("en")
                .string(one.title().en())
                .endObject();
        boolean told = view.decide(Directives.DATASET, one.published() ? "public-text" : "text", one.jurisdiction())
                .shows();
        out.name("text").string(told ? one.text() : null);
        out.name("urgency").string(one.urgency().key());
        out.name("state").string(standing.state().key());
        out.name("office").string(standing.office());
        offices.find(standing.office()).ifPresent(office -> {
            out.name("officeName").beginObject();
            out.name("ko").string(office.name().ko());
            out.name("en").string(office.name().en()).endObject();
        });
        out.name("district").string(one.jurisdiction());
        out.name("issued").number(one.issued().getEpochSecond());
        out.name("due").number(standing.due().getEpochSecond());
        out.name("changed").number(one.changed().getEpochSecond());
        out.name("overdue").bool(one.overdue(moment.at()));
        out.name("question").bool(standing.question());
        out.name("wantsTime").bool(standing.wanted() != null);
        return Row.of(Long.toString(one.id()), out.endObject());
    }
}
