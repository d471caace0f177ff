package city.madang.directives;

import city.madang.catalogue.City;
import city.madang.identity.Person;
import city.madang.notices.Notice;
import city.madang.notices.Notices;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells people what became of a directive. The words leave the house by e-mail, so they hold no resident's data: only
/// the subject's name and what officials wrote to each other.
@Component
class Messages {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Notices notices;
    private final Entitlement entitlement;
    private final City city;

    Messages(Notices notices, Entitlement entitlement, City city) {
        this.notices = notices;
        this.entitlement = entitlement;
        this.city = city;
    }

    /// Tells the other side of a step.
    void tell(Directive directive, Act act, String text) {
        switch (act) {
            case ISSUE, DELEGATE ->
                send(entitlement.reached(directive), directive, ordered(directive), orderText(directive));
            case REPORT, ASK, WANT_TIME ->
                send(entitlement.decides(directive), directive, titled(act, directive), LocalText.same(text));
            case ACCEPT, RETURN, ANSWER, EXTEND, KEEP_DUE, WITHDRAW ->
                send(entitlement.reached(directive), directive, titled(act, directive), LocalText.same(text));
            case ACKNOWLEDGE, START, PROGRESS -> {
                // On the page and on the wall; nobody is disturbed for it.
            }
        }
    }

    /// Reminds, once, whoever is to carry it out that it is due soon.
    void remind(Directive directive) {
        var title = new LocalText(
                "[기한 임박] " + directive.title().ko(),
                "[Due soon] " + directive.title().en());
        entitlement
                .reached(directive)
                .ifPresent(person -> notices.sendOnce(
                        person.id(),
                        notice("directive-due", directive, title, orderText(directive)),
                        once("due", directive)));
    }

    /// Tells, once, both sides that it is overdue.
    void overdue(Directive directive) {
        var title = new LocalText(
                "[기한 초과] " + directive.title().ko(),
                "[Overdue] " + directive.title().en());
        var notice = notice("directive-overdue", directive, title, orderText(directive));
        entitlement
                .reached(directive)
                .ifPresent(person -> notices.sendOnce(person.id(), notice, once("overdue", directive)));
        entitlement
                .decides(directive)
                .ifPresent(person -> notices.sendOnce(person.id(), notice, once("overdue", directive)));
    }

    private static String once(String what, Directive directive) {
        return "directive-%d-%s-%s"
                .formatted(directive.id(), what, directive.standing().due());
    }

    private static LocalText ordered(Directive directive) {
        var urgency = directive.urgency();
        return urgency == Urgency.NORMAL
                ? new LocalText(
                        "[지시] " + directive.title().ko(),
                        "[Directive] " + directive.title().en())
                : new LocalText(
                        "[%s 지시] %s"
                                .formatted(
                                        urgency.text().ko(), directive.title().ko()),
                        "[%s directive] %s"
                                .formatted(
                                        urgency.text().en(), directive.title().en()));
    }

    private static LocalText titled(Act act, Directive directive) {
        return new LocalText(
                "[%s] %s".formatted(act.text().ko(), directive.title().ko()),
                "[%s] %s".formatted(act.text().en(), directive.title().en()));
    }

    private LocalText orderText(Directive directive) {
        var due = date(directive.standing().due());
        return new LocalText(
                "%s\n\n기한 %s".formatted(directive.text(), due), "%s\n\nDue %s".formatted(directive.text(), due));
    }

    private String date(Instant moment) {
        return DATE.format(moment.atZone(city.zone()));
    }

    private void send(Optional<Person> to, Directive directive, LocalText title, LocalText text) {
        var kind = directive.urgency() == Urgency.NORMAL ? "directive" : "directive-urgent";
        to.ifPresent(person -> notices.send(person.id(), notice(kind, directive, title, text)));
    }

    private static Notice notice(String kind, Directive directive, LocalText title, LocalText text) {
        return new Notice(
                kind,
                title,
                text,
                "/office/directives/" + directive.id(),
                new Subject("directive", Long.toString(directive.id())));
    }
}
