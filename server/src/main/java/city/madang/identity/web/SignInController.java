package city.madang.identity.web;

import city.madang.identity.Viewers;
import city.madang.identity.signin.DemoAccounts;
import city.madang.identity.signin.SignInOutcomes;
import city.madang.identity.signin.SingleSignOn;
import city.madang.platform.Audience;
import city.madang.platform.web.JteViews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page where staff sign in. The form itself is answered by the security chain.
@Controller
class SignInController {

    private final DemoAccounts demo;
    private final SingleSignOn singleSignOn;

    SignInController(DemoAccounts demo, SingleSignOn singleSignOn) {
        this.demo = demo;
        this.singleSignOn = singleSignOn;
    }

    /// @param wait minutes to wait after too many attempts
    /// @param sso why single sign-on led back here: `unknown` or `failed`
    @Audience(Audience.Group.ANYONE)
    @GetMapping(Refusals.SIGN_IN)
    String signIn(
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable Integer wait,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(defaultValue = "") String sso,
            Model model) {
        var person = Viewers.current().person();
        if (person != null) {
            return "redirect:" + SignInOutcomes.homeOf(person);
        }
        model.addAttribute("wrong", wrong != null);
        model.addAttribute("wait", wait == null ? 0 : Math.clamp(wait, 0, 1440));
        model.addAttribute("out", out != null);
        model.addAttribute("sso", sso);
        model.addAttribute("provider", singleSignOn.name().orElse(null));
        model.addAttribute("accounts", demo.list());
        model.addAttribute("others", demo.listOthers());
        model.addAttribute(JteViews.FORM, true);
        return "identity/sign-in";
    }
}
