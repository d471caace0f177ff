package city.madang.identity.web;

import city.madang.identity.Person;
import city.madang.identity.SignedIn;
import city.madang.identity.signin.PasswordRule;
import city.madang.identity.signin.SetupLinks;
import city.madang.identity.signin.SignInOutcomes;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.web.JteViews;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where set-up links lead: the form that makes the first account, and the one that chooses a password.
@Controller
class SetupController {

    private final SetupLinks links;
    private final Sessions sessions;

    SetupController(SetupLinks links, Sessions sessions) {
        this.links = links;
        this.sessions = sessions;
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/setup/{secret}")
    String form(@PathVariable String secret, HttpServletResponse response, Model model) {
        var owner = links.findOwner(secret);
        if (owner.isPresent()) {
            return showChoice(owner.get(), null, model);
        }
        if (!links.isOpen(secret)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "identity/setup-closed";
        }
        return show(FirstAccount.blank(), null, model);
    }

    @Audience(Audience.Group.ANYONE)
    @PostMapping("/setup/{secret}")
    String make(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!links.isOpen(secret)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "identity/setup-closed";
        }
        var account = FirstAccount.of(request);
        var objection = account.objection();
        if (objection.isPresent()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return show(account, objection.get(), model);
        }
        try {
            var person = links.use(secret, account.toPerson());
            sessions.open(new SignedIn(person, null), "setup", request, response);
            return "redirect:" + SignInOutcomes.homeOf(person);
        } catch (CityException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return show(
                    account,
                    new LocalText(
                            "다른 사람이 먼저 이 링크나 이름을 썼습니다. 다시 열어 보세요.",
                            "Somebody used this link or this name first. Open the link again."),
                    model);
        }
    }

    /// The owner of a personal link chooses a password and is signed in.
    @Audience(Audience.Group.ANYONE)
    @PostMapping("/setup/{secret}/password")
    String choose(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var owner = links.findOwner(secret);
        if (owner.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "identity/setup-closed";
        }
        var objection = PasswordRule.objectionTo(password, owner.get().login())
                .or(() -> password.equals(again)
                        ? Optional.empty()
                        : Optional.of(new LocalText("두 비밀번호가 서로 다릅니다.", "The two passwords differ.")));
        if (objection.isPresent()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return showChoice(owner.get(), objection.get(), model);
        }
        var person = links.choosePassword(secret, password);
        sessions.open(new SignedIn(person, null), "setup", request, response);
        return "redirect:" + SignInOutcomes.homeOf(person);
    }

    private static String showChoice(Person owner, @Nullable LocalText objection, Model model) {
        model.addAttribute("owner", owner);
        model.addAttribute("objection", objection);
        model.addAttribute(JteViews.FORM, true);
        return "identity/choose-password";
    }

    private static String show(FirstAccount account, @Nullable LocalText objection, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("objection", objection);
        model.addAttribute(JteViews.FORM, true);
        return "identity/setup";
    }
}
