package city.madang.identity.web;

import city.madang.identity.signin.DemoAccounts;
import city.madang.identity.signin.SignInOutcomes;
import city.madang.platform.Audience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One click signs in as an account of the demonstration. Outside a demonstration there is nobody
/// to sign in as.
@Controller
class DemoSignInController {

    private final DemoAccounts accounts;
    private final Sessions sessions;
    private final RequestCache requests;

    DemoSignInController(DemoAccounts accounts, Sessions sessions, RequestCache requests) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.requests = requests;
    }

    /// The same for whoever was chosen from the list.
    @Audience(Audience.Group.ANYONE)
    @PostMapping("/demo/sign-in")
    String signInChosen(@RequestParam String login, HttpServletRequest request, HttpServletResponse response) {
        return signIn(login, null, request, response);
    }

    /// @param next path of this server to go on to; absent: the page they were on the way to, or the one their
    ///     role starts on
    @Audience(Audience.Group.ANYONE)
    @PostMapping("/demo/sign-in/{login}")
    String signIn(
            @PathVariable String login,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var who = accounts.get(login);
        var wanted = requests.getRequest(request, response);
        sessions.open(who, "demo", request, response);
        if (next != null && isPathHere(next)) {
            return "redirect:" + next;
        }
        if (wanted != null) {
            requests.removeRequest(request, response);
            return "redirect:" + wanted.getRedirectUrl();
        }
        return "redirect:" + SignInOutcomes.homeOf(who.person());
    }

    /// Whether `next` stays on this server: `//host` and `/\host` do not.
    static boolean isPathHere(String next) {
        return next.matches("/([A-Za-z0-9._~-][A-Za-z0-9._~/?=&%:,-]*)?");
    }
}
