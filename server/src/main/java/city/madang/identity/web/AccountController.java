package city.madang.identity.web;

import city.madang.identity.Absences;
import city.madang.identity.AuditQuestion;
import city.madang.identity.AuditTrail;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.StaffSessions;
import city.madang.identity.Viewers;
import city.madang.identity.signin.Passkeys;
import city.madang.identity.signin.PasswordRule;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A person's own account: who they are here, where they are signed in, when they are away, whom they stand in
/// for, their passkeys and their password. Somebody who is not signed in is led to the sign-in page.
@Controller
class AccountController {

    private static final String TO_SIGN_IN = "redirect:" + Refusals.SIGN_IN;
    private static final String TO_ACCOUNT = "redirect:/account";

    private static final int SIGN_INS_SHOWN = 5;

    private final People people;
    private final Passkeys passkeys;
    private final AuditTrail audit;
    private final StaffSessions sessions;
    private final Absences absences;
    private final Posts posts;
    private final Clock clock;
    private final CityZone zone;

    AccountController(
            CityZone zone,
            People people,
            Passkeys passkeys,
            AuditTrail audit,
            StaffSessions sessions,
            Absences absences,
            Posts posts,
            Clock clock) {
        this.people = people;
        this.passkeys = passkeys;
        this.audit = audit;
        this.sessions = sessions;
        this.absences = absences;
        this.posts = posts;
        this.clock = clock;
        this.zone = zone;
    }

    /// @param changed what was just done, `password` or `passkey`
    @Audience(Audience.Group.ANYONE)
    @GetMapping("/account")
    String account(@RequestParam(required = false) @Nullable String changed, Model model) {
        var person = Viewers.current().person();
        return person == null ? TO_SIGN_IN : show(person, changed, null, AbsenceForm.blank(), model);
    }

    @Audience(Audience.Group.ANYONE)
    @PostMapping("/account/passkeys/remove")
    String removePasskey(@RequestParam String id) {
        var person = Viewers.current().person();
        if (person == null) {
            return TO_SIGN_IN;
        }
        passkeys.remove(person, id);
        return TO_ACCOUNT;
    }

    @Audience(Audience.Group.ANYONE)
    @PostMapping("/account/password")
    String changePassword(
            @RequestParam String current,
            @RequestParam String wanted,
            @RequestParam String again,
            HttpServletResponse response,
            Model model) {
        var person = Viewers.current().person();
        if (person == null) {
            return TO_SIGN_IN;
        }
        var objection = objectionTo(person, current, wanted, again);
        if (objection != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return show(person, null, objection, AbsenceForm.blank(), model);
        }
        audit.record("password-changed", "person:" + person.login(), Map.of());
        return TO_ACCOUNT + "?changed=password";
    }

    private @Nullable LocalText objectionTo(Person person, String current, String wanted, String again) {
        if (person.demo()) {
            return new LocalText("시연 계정의 비밀번호는 바꿀 수 없습니다.", "The password of a demo account cannot be changed.");
        }
        var weak = PasswordRule.objectionTo(wanted, person.login());
        if (weak.isPresent()) {
            return weak.get();
        }
        if (!wanted.equals(again)) {
            return new LocalText("두 비밀번호가 서로 다릅니다.", "The two passwords differ.");
        }
        if (!people.changePassword(person, current, wanted)) {
            audit.record("password-refused", "person:" + person.login(), Map.of());
            return new LocalText("지금 비밀번호가 맞지 않습니다.", "Your current password is not right.");
        }
        return null;
    }

    /// Signs this person out of one other browser, or of all others.
    ///
    /// @param session id of it; absent for all but this one
    @Audience(Audience.Group.ANYONE)
    @PostMapping("/account/sessions/end")
    String endSessions(@RequestParam(required = false) @Nullable Long session) {
        var person = Viewers.current().person();
        if (person == null) {
            return TO_SIGN_IN;
        }
        int ended = session == null
                ? sessions.endAll(person, Viewers.currentSession())
                : sessions.end(person, session) ? 1 : 0;
        audit.record("sessions-revoked", "person:" + person.login(), Map.of("sessions", Integer.toString(ended)));
        return TO_ACCOUNT + "?changed=sessions";
    }

    @Audience(Audience.Group.ANYONE)
    @PostMapping("/account/absence")
    String recordAbsence(AbsenceForm form, HttpServletResponse response, Model model) {
        var person = Viewers.current().person();
        if (person == null) {
            return TO_SIGN_IN;
        }
        var objection = form.objection(zone.id(), clock.instant());
        var deputy = people.find(form.deputy());
        if (objection.isEmpty() && deputy.isEmpty()) {
            objection = Optional.of(new LocalText("대신할 사람을 골라 주세요.", "Choose who stands in for you."));
        }
        if (objection.isEmpty()) {
            try {
                absences.record(
                        person, deputy.orElseThrow(), form.since(zone.id()), form.until(zone.id()), form.reason());
                return TO_ACCOUNT + "?changed=absence";
            } catch (CityException e) {
                objection = Optional.of(AbsenceForm.sentence(e));
            }
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return show(person, null, objection.orElseThrow(), form, model);
    }

    @Audience(Audience.Group.ANYONE)
    @PostMapping("/account/absence/{id}/end")
    String endAbsence(@PathVariable long id) {
        var person = Viewers.current().person();
        if (person == null) {
            return TO_SIGN_IN;
        }
        absences.end(absences.get(id));
        return TO_ACCOUNT + "?changed=back";
    }

    /// Begins to act for somebody who is away and named this person as deputy.
    @Audience(Audience.Group.ANYONE)
    @PostMapping("/account/act/{id}")
    String act(@PathVariable long id) {
        var person = Viewers.current().person();
        var session = Viewers.currentSession();
        if (person == null || session == null) {
            return TO_SIGN_IN;
        }
        var absence = absences.listStoodInBy(person, clock.instant()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> CityException.notFound("You stand in for nobody in absence " + id));
        audit.record("acting-begun", "person:" + absence.absent().login(), Map.of());
        sessions.actFor(session, absence);
        return TO_ACCOUNT;
    }

    @Audience(Audience.Group.ANYONE)
    @PostMapping("/account/act/stop")
    String stopActing() {
        var viewer = Viewers.current();
        var session = Viewers.currentSession();
        if (!viewer.signedIn() || session == null) {
            return TO_SIGN_IN;
        }
        var absent = viewer.actingFor();
        if (absent != null) {
            audit.record("acting-ended", "person:" + absent.login(), Map.of());
            sessions.actForNobody(session);
        }
        return TO_ACCOUNT;
    }

    private String show(
            Person person, @Nullable String changed, @Nullable LocalText objection, AbsenceForm absence, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("viewer", Viewers.current());
        model.addAttribute("position", posts.positionOf(person));
        model.addAttribute("passkeys", passkeys.list(person));
        model.addAttribute(
                "signIns", audit.list(new AuditQuestion(person.login(), "sign-in", null, null), null, SIGN_INS_SHOWN));
        model.addAttribute("sessions", sessions.listOf(person));
        model.addAttribute("session", Viewers.currentSession());
        model.addAttribute("absences", absences.listOf(person));
        model.addAttribute("standsInFor", absences.listStoodInBy(person, clock.instant()));
        model.addAttribute("absence", absence);
        model.addAttribute("colleagues", colleagues(person));
        model.addAttribute("changed", changed == null ? "" : changed);
        model.addAttribute("objection", objection);
        model.addAttribute("zone", zone.id());
        return "identity/account";
    }

    /// Who can stand in for a person, those of their own office first.
    private List<Colleague> colleagues(Person person) {
        return people.list().stream()
                .filter(other -> other.id() != person.id() && other.active() && other.staff())
                .filter(other -> person.demo() == other.demo())
                .sorted(Comparator.comparing((Person other) -> !Objects.equals(other.office(), person.office()))
                        .thenComparing(other -> other.name().ko()))
                .map(other -> new Colleague(other, posts.positionOf(other)))
                .toList();
    }
}
