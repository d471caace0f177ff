package city.madang.directives;

import city.madang.catalogue.Sources;
import city.madang.identity.Offices;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.platform.LocalText;
import city.madang.platform.Watch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Holds what is current for screens, reminds before a due date, and raises what is overdue as an alert. What it did is
/// in tables, so it does nothing twice after a restart.
@Component
class DirectiveWatch extends Watch {

    private static final Duration ROUND = Duration.ofSeconds(30);

    /// A reminder comes when this part of the time given is left, but not earlier than a day before.
    private static final int LAST_PART = 4;

    private static final Duration EARLIEST_REMINDER = Duration.ofDays(1);

    /// An alert that comes from no system of the city.
    private static final int NO_SOURCE = -1;

    private final DirectiveBook book;
    private final Messages messages;
    private final InCharge inCharge;
    private final Occurrences occurrences;
    private final Sources sources;
    private final Offices offices;
    private final Clock clock;
    private final AtomicLong revision = new AtomicLong();
    private final Set<Long> raised = new HashSet<>();
    private final Set<Long> settled = new HashSet<>();
    private final Set<String> reminded = new HashSet<>();
    private volatile List<Directive> current = List.of();

    DirectiveWatch(
            DirectiveBook book,
            Messages messages,
            InCharge inCharge,
            Occurrences occurrences,
            Sources sources,
            Offices offices,
            Clock clock) {
        super("directive-watch", Duration.ZERO, ROUND);
        this.book = book;
        this.messages = messages;
        this.inCharge = inCharge;
        this.occurrences = occurrences;
        this.sources = sources;
        this.offices = offices;
        this.clock = clock;
    }

    List<Directive> current() {
        return current;
    }

    long revision() {
        return revision.get();
    }

    /// The screens learn at once; alerts and reminders follow on the watch's own thread.
    @TransactionalEventListener(fallbackExecution = true)
    void changed(DirectiveChanged change) {
        refresh();
        wake();
    }

    private synchronized void refresh() {
        var now = clock.instant();
        current = book.current(now.minus(DirectivesTopic.SHOWN_AFTER_END)).stream()
                .sorted(Comparator.comparing((Directive one) -> !one.overdue(now))
                        .thenComparing(one -> !one.state().open())
                        .thenComparing(Directive::id, Comparator.reverseOrder()))
                .toList();
        revision.incrementAndGet();
    }

    /// Looks at everything that is current, once.
    @Override
    protected synchronized void round() {
        refresh();
        var now = clock.instant();
        for (var directive : current) {
            if (directive.overdue(now)) {
                settled.remove(directive.id());
                if (raised.add(directive.id())) {
                    raise(directive, "open", now);
                    messages.overdue(directive);
                }
            } else if (raised.remove(directive.id()) || overAndUnsettled(directive)) {
                settle(directive, now);
                settled.add(directive.id());
            } else if (dueSoon(directive, now)
                    && reminded.add(directive.id() + " " + directive.standing().due())) {
                messages.remind(directive);
            }
        }
    }

    /// After a restart it is not known which of them had an alert: each is looked after once.
    private boolean overAndUnsettled(Directive directive) {
        var state = directive.state();
        return (!state.open() || state == State.REPORTED) && !settled.contains(directive.id());
    }

    private static boolean dueSoon(Directive directive, Instant now) {
        var state = directive.state();
        if (!state.open() || state == State.REPORTED) {
            return false;
        }
        var due = directive.standing().due();
        var last = Duration.between(directive.issued(), due).dividedBy(LAST_PART);
        var notice = last.compareTo(EARLIEST_REMINDER) < 0 ? last : EARLIEST_REMINDER;
        return !now.isBefore(due.minus(notice));
    }

    /// Ends the alert of a directive, if there was one.
    private void settle(Directive directive, Instant now) {
        boolean open = occurrences.find("alert", List.of(key(directive))).stream()
                .anyMatch(alert -> !alert.occurrence().status().equals("closed"));
        if (open) {
            raise(directive, "closed", now);
        }
    }

    private void raise(Directive directive, String status, Instant now) {
        if (inCharge.isDrill(directive.subject())) {
            return; // whoever exercises is told, the city's list of alerts is not
        }
        var office = directive.standing().office();
        var name = offices.find(office).map(one -> one.name()).orElse(LocalText.same(office));
        var due = directive.standing().due();
        occurrences.store(List.of(new Occurrence(
                sources.find("directives").map(source -> source.number()).orElse(NO_SOURCE),
                key(directive),
                "alert",
                new LocalText(
                        "기한 초과 지시: " + directive.title().ko(),
                        "Overdue directive: " + directive.title().en()),
                name,
                "overdue",
                directive.urgency() == Urgency.NORMAL ? "Moderate" : "Severe",
                status,
                due,
                status.equals("closed") ? now : null,
                status.equals("closed") ? now : later(due, directive.changed()),
                null,
                directive.jurisdiction(),
                "/office/directives/" + directive.id(),
                Map.of(
                        "rule",
                        "directive-overdue",
                        "subject",
                        "directive:" + directive.id(),
                        "office",
                        office,
                        "threshold",
                        due.toString()))));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String key(Directive directive) {
        return "directive-%d-overdue".formatted(directive.id());
    }
}
