package city.madang.identity.web;

import city.madang.identity.AuditQuestion;
import city.madang.identity.AuditTrail;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Viewers;
import city.madang.identity.signin.Passkeys;
import city.madang.identity.signin.PasswordRule;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A person's own account: who they are here, their passkeys, their password, their newest sign-ins. Somebody who is
/// not
/// signed in is led to the sign-in page.
@Controller
class AccountController {

    private static final String TO_SIGN_IN = "redirect:" + Refusals.SIGN_IN;
    private static final String TO_ACCOUNT = "redirect:/account";

    private static final int SIGN_INS_SHOWN = 5;

    private final People people;
    private final Passkeys passkeys;
    private final AuditTrail audit;
    private final Jurisdictions jurisdictions;
    private final Offices offices;
    private final CityZone zone;

    AccountController(
            CityZone zone,
            People people,
            Passkeys passkeys,
            AuditTrail audit,
            Jurisdictions jurisdictions,
            Offices offices) {
        this.people = people;
        this.passkeys = passkeys;
        this.audit = audit;
        this.jurisdictions = jurisdictions;
        this.offices = offices;
        this.zone = zone;
    }

    /// @param changed what was just done, `password` or `passkey`
    @Audience(Audience.Group.ANYONE)
    @GetMapping("/account")
    String account(@RequestParam(required = false) @Nullable String changed, Model model) {
        var person = Viewers.current().person();
        return person == null ? TO_SIGN_IN : show(person, changed, null, model);
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
            return show(person, null, objection, model);
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

    private String show(Person person, @Nullable String changed, @Nullable LocalText objection, Model model) {
        var office = person.office();
        var jurisdiction = person.jurisdiction();
        model.addAttribute("person", person);
        model.addAttribute(
                "jurisdiction",
                jurisdiction == null
                        ? jurisdictions.city().name()
                        : jurisdictions
                                .find(jurisdiction)
                                .orElse(jurisdictions.city())
                                .name());
        model.addAttribute(
                "office",
                office == null
                        ? null
                        : offices.find(office).map(found -> found.name()).orElse(null));
        model.addAttribute("passkeys", passkeys.list(person));
        model.addAttribute(
                "signIns", audit.list(new AuditQuestion(person.login(), "sign-in", null, null), null, SIGN_INS_SHOWN));
        model.addAttribute("changed", changed == null ? "" : changed);
        model.addAttribute("objection", objection);
        model.addAttribute("zone", zone.id());
        return "identity/account";
    }
}
