package city.madang.identity.signin;

import city.madang.identity.AuditTrail;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.SignedIn;
import city.madang.identity.Viewer;
import city.madang.identity.Viewers;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/// What follows signing in and out: a line in the audit trail, then the page the person was on the way to.
@Component
public class SignInOutcomes
        implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutSuccessHandler {

    /// Form field of the sign-in name.
    public static final String LOGIN = "login";

    private final AuditTrail audit;
    private final People people;
    private final RequestCache requests;

    SignInOutcomes(AuditTrail audit, People people, RequestCache requests) {
        this.audit = audit;
        this.people = people;
        this.requests = requests;
    }

    /// The page a person starts on: staff see the city, stewards see its sources.
    public static String homeOf(Person person) {
        return switch (person.role()) {
            case MAYOR, DISTRICT_HEAD, OFFICE_MANAGER, OFFICER, VIEWER -> "/office";
            case DATA_STEWARD -> "/desk/sources";
            case CITIZEN -> "/";
        };
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        succeeded(request, response, authentication, "password");
    }

    /// Records that somebody signed in and leads them on.
    ///
    /// @param how see [#succeeded(Authentication, String)]
    void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication authentication, String how)
            throws ServletException, IOException {
        succeeded(authentication, how);
        var onwards = new SavedRequestAwareAuthenticationSuccessHandler();
        onwards.setRequestCache(requests);
        if (authentication.getPrincipal() instanceof SignedIn signedIn) {
            onwards.setDefaultTargetUrl(homeOf(signedIn.person()));
        }
        onwards.onAuthenticationSuccess(request, response, authentication);
    }

    /// Records that somebody signed in.
    ///
    /// @param how `password`, `passkey`, `demo`, `setup` or `oidc`
    public void succeeded(Authentication authentication, String how) {
        var viewer = Viewers.of(authentication);
        audit.record(viewer, "sign-in", subjectOf(viewer.person()), Map.of("how", how));
    }

    /// Records that something that is no password was refused.
    void refused(String how) {
        audit.record(Viewer.anyone(), "sign-in-refused", subjectOf(null), Map.of("how", how));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        var login = request.getParameter(LOGIN);
        // A name that is no account may be a password typed into the wrong field: it is not kept.
        var person = login == null ? null : people.find(login).orElse(null);
        if (reason instanceof TooManyAttemptsException tooMany) {
            audit.record(
                    Viewer.anyone(),
                    "sign-in-held",
                    subjectOf(person),
                    Map.of("wait-seconds", Long.toString(tooMany.waitingTime().toSeconds())));
            response.sendRedirect(
                    "/sign-in?wait=" + Math.max(1, tooMany.waitingTime().toMinutes()));
            return;
        }
        audit.record(Viewer.anyone(), "sign-in-refused", subjectOf(person), Map.of("how", "password"));
        response.sendRedirect("/sign-in?wrong");
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        var viewer = Viewers.of(authentication);
        if (viewer.signedIn()) {
            audit.record(viewer, "sign-out", subjectOf(viewer.person()), Map.of());
        }
        response.sendRedirect("/sign-in?out");
    }

    private static String subjectOf(@Nullable Person person) {
        return person == null ? "person:unknown" : "person:" + person.login();
    }
}
