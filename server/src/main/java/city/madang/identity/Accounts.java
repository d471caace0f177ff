package city.madang.identity;

import city.madang.identity.signin.SetupLinks;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Looking after other people's accounts, as far as [AccountRule] lets the current person. Whatever touches an
/// account that reaches the whole city takes a second person: giving or taking such a role, changing the
/// e-mail address that signs in to it, a new set-up link. Only deactivating is done at once, because it may
/// have to be.
@Service
public class Accounts {

    private final People people;
    private final SetupLinks links;
    private final Approvals approvals;
    private final StaffSessions sessions;
    private final AuditTrail audit;

    Accounts(People people, SetupLinks links, Approvals approvals, StaffSessions sessions, AuditTrail audit) {
        this.people = people;
        this.links = links;
        this.approvals = approvals;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// What came of adding or changing an account.
    ///
    /// @param waiting what a second person has to agree to; absent if all is done
    /// @param link secret of the set-up link to hand on; absent if none was made
    public record Result(
            Person person,
            @Nullable Approval waiting,
            @Nullable String link) {}

    /// Adds somebody without a password and makes the link by which they choose one. A role that needs a
    /// second person is asked for, and they begin as a viewer.
    ///
    /// @param reason why, for who decides; needed for such a role
    /// @throws CityException if the current person may not, or the sign-in name or the e-mail address is taken
    @Transactional
    public Result add(String login, PersonDetails wanted, String reason) {
        requireAppointable(wanted);
        boolean waits = wanted.role().needsApproval() && somebodyElseDecides();
        var given = waits
                ? new PersonDetails(wanted.name(), wanted.email(), Role.VIEWER, wanted.jurisdiction(), wanted.office())
                : wanted;
        var person = people.add(new NewPerson(
                login, given.name(), given.role(), given.jurisdiction(), given.office(), given.email(), null, false));
        audit.record("person-added", subject(person), facts(given));
        var waiting = waits ? ask(person, wanted, reason) : null;
        return new Result(person, waiting, links.issueFor(person));
    }

    /// Changes an account, or asks a second person if it reaches the whole city.
    ///
    /// @throws CityException if the current person may not, or the e-mail address is taken
    @Transactional
    public Result change(Person person, PersonDetails wanted, String reason) {
        requireLookedAfter(person);
        requireAppointable(wanted);
        var before = PersonDetails.of(person);
        if (before.equals(wanted)) {
            return new Result(person, null, null);
        }
        if (reachesTheCity(before, wanted) && somebodyElseDecides()) {
            return new Result(person, ask(person, wanted, reason), null);
        }
        return new Result(carryOut(person, wanted), null, null);
    }

    /// Changes an account without asking anybody.
    Person carryOut(Person person, PersonDetails wanted) {
        var changed = people.change(person, wanted);
        var facts = new HashMap<>(facts(wanted));
        facts.put("role-before", person.role().key());
        audit.record("person-changed", subject(person), facts);
        return changed;
    }

    private static boolean reachesTheCity(PersonDetails before, PersonDetails wanted) {
        boolean role = before.role() != wanted.role()
                && (before.role().needsApproval() || wanted.role().needsApproval());
        boolean email = before.role().needsApproval() && !Objects.equals(before.email(), wanted.email());
        return role || email;
    }

    private Approval ask(Person person, PersonDetails wanted, String reason) {
        return approvals.request(
                AccountApproval.KEY,
                subject(person),
                new LocalText(
                        "%s 님(%s)에게 %s 역할을 줍니다 (지금은 %s)."
                                .formatted(
                                        person.name().ko(),
                                        person.login(),
                                        wanted.role().title().ko(),
                                        person.role().title().ko()),
                        "%s (%s) becomes %s; now %s."
                                .formatted(
                                        person.name().en(),
                                        person.login(),
                                        wanted.role().title().en(),
                                        person.role().title().en())),
                AccountApproval.payload(person, wanted),
                reason);
    }

    /// Keeps somebody from signing in and ends their sessions at once.
    ///
    /// @throws CityException if the current person may not
    @Transactional
    public Person deactivate(Person person) {
        requireLookedAfter(person);
        var changed = people.setActive(person, false);
        audit.record("person-deactivated", subject(person), Map.of());
        return changed;
    }

    /// Lets somebody sign in again.
    ///
    /// @throws CityException if the current person may not, or their role needs a second person's consent
    @Transactional
    public Result reactivate(Person person, String reason) {
        requireLookedAfter(person);
        if (person.role().needsApproval() && somebodyElseDecides()) {
            var waiting = approvals.request(
                    AccountApproval.KEY,
                    subject(person),
                    new LocalText(
                            "%s 님(%s, %s)이 다시 로그인할 수 있게 합니다."
                                    .formatted(
                                            person.name().ko(),
                                            person.login(),
                                            person.role().title().ko()),
                            "%s (%s, %s) may sign in again."
                                    .formatted(
                                            person.name().en(),
                                            person.login(),
                                            person.role().title().en())),
                    Map.of("act", "reactivate", "person", Long.toString(person.id())),
                    reason);
            return new Result(person, waiting, null);
        }
        return new Result(activate(person), null, null);
    }

    Person activate(Person person) {
        var changed = people.setActive(person, true);
        audit.record("person-reactivated", subject(person), Map.of());
        return changed;
    }

    /// Makes a new link by which somebody chooses a password; earlier ones no longer work.
    ///
    /// @throws CityException if the current person may not, or the account signs in nowhere
    @Transactional
    public Result newLink(Person person, String reason) {
        requireLookedAfter(person);
        if (!person.active()) {
            throw new CityException(Category.CONFLICT, "'%s' is deactivated".formatted(person.login()));
        }
        if (person.demo()) {
            throw new CityException(Category.CONFLICT, "An account of the demonstration needs no link");
        }
        if (person.role().needsApproval() && somebodyElseDecides()) {
            var waiting = approvals.request(
                    AccountApproval.KEY,
                    subject(person),
                    new LocalText(
                            "%s 님(%s, %s)의 새 설정 링크를 만듭니다. 승인하면 링크가 한 번 보입니다."
                                    .formatted(
                                            person.name().ko(),
                                            person.login(),
                                            person.role().title().ko()),
                            "A new set-up link for %s (%s, %s). It is shown once to who agrees."
                                    .formatted(
                                            person.name().en(),
                                            person.login(),
                                            person.role().title().en())),
                    Map.of("act", "link", "person", Long.toString(person.id())),
                    reason);
            return new Result(person, waiting, null);
        }
        return new Result(person, null, makeLink(person));
    }

    String makeLink(Person person) {
        var secret = links.issueFor(person);
        audit.record("set-up-link-made", subject(person), Map.of());
        return secret;
    }

    /// Signs somebody out of one browser, or of all.
    ///
    /// @param session id of it; absent for all
    /// @throws CityException if the current person may not
    public void endSessions(Person person, @Nullable Long session) {
        requireLookedAfter(person);
        int ended = session == null ? sessions.endAll(person, null) : sessions.end(person, session) ? 1 : 0;
        audit.record("sessions-revoked", subject(person), Map.of("sessions", Integer.toString(ended)));
    }

    /// Whether there is anybody to ask. Only a city hall that never had a second steward or mayor is spared.
    private boolean somebodyElseDecides() {
        var self = Viewers.current().person();
        return self == null || people.cityWideOtherThan(self);
    }

    private static void requireLookedAfter(Person person) {
        var viewer = Viewers.current();
        if (!AccountRule.mayLookAfter(viewer, person)) {
            throw new CityException(
                    Category.FORBIDDEN,
                    Optional.ofNullable(viewer.person())
                                    .filter(self -> self.id() == person.id())
                                    .isPresent()
                            ? "Somebody else has to change your account"
                            : "The account '%s' is not yours to look after".formatted(person.login()));
        }
    }

    private static void requireAppointable(PersonDetails wanted) {
        if (!AccountRule.mayAppoint(Viewers.current(), wanted.role(), wanted.jurisdiction(), wanted.office())) {
            throw new CityException(
                    Category.FORBIDDEN,
                    "You cannot give the role %s there".formatted(wanted.role().key()));
        }
    }

    private static String subject(Person person) {
        return "person:" + person.login();
    }

    private static Map<String, String> facts(PersonDetails details) {
        var facts = new HashMap<String, String>();
        facts.put("role", details.role().key());
        if (details.jurisdiction() != null) {
            facts.put("jurisdiction", details.jurisdiction());
        }
        if (details.office() != null) {
            facts.put("office", details.office());
        }
        return facts;
    }
}
