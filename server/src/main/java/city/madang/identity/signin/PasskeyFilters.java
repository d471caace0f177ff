package city.madang.identity.signin;

import city.madang.identity.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The two WebAuthn ceremonies as web addresses, made of Spring Security's filters:
///
/// - signing in: `POST /sign-in/passkey/options`, then `POST /sign-in/passkey`;
/// - adding a passkey: `POST /account/passkeys/options`, then `POST /account/passkeys`, for who is signed in.
///
/// Set up by hand and not with `http.webAuthn`, which keeps the session id across a sign-in.
@Component
public class PasskeyFilters {

    private final Passkeys passkeys;
    private final StaffDirectory directory;
    private final SignInOutcomes outcomes;
    private final SessionAuthenticationStrategy sessions;
    private final SecurityContextRepository contexts;
    private final RequestCache requests;
    private final JsonMapper json;

    PasskeyFilters(
            Passkeys passkeys,
            StaffDirectory directory,
            SignInOutcomes outcomes,
            SessionAuthenticationStrategy sessions,
            SecurityContextRepository contexts,
            RequestCache requests,
            JsonMapper json) {
        this.passkeys = passkeys;
        this.directory = directory;
        this.outcomes = outcomes;
        this.sessions = sessions;
        this.contexts = contexts;
        this.requests = requests;
        this.json = json;
    }

    /// Adds the addresses to a chain.
    public void addTo(HttpSecurity http) {
        var options = new PublicKeyCredentialRequestOptionsFilter(passkeys);
        options.setRequestMatcher(post("/sign-in/passkey/options"));
        var additions = new PublicKeyCredentialCreationOptionsFilter(passkeys);
        additions.setRequestMatcher(post("/account/passkeys/options"));
        var registration = new WebAuthnRegistrationFilter(passkeys.credentials(), passkeys);
        registration.setRegisterCredentialMatcher(post("/account/passkeys"));
        // Removing is a plain form of the account page.
        registration.setRemoveCredentialMatcher(request -> false);

        http.addFilterAfter(signIn(), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(options, AuthorizationFilter.class)
                .addFilterBefore(additions, AuthorizationFilter.class)
                .addFilterAfter(registration, AuthorizationFilter.class);
    }

    private WebAuthnAuthenticationFilter signIn() {
        var filter = new WebAuthnAuthenticationFilter();
        filter.setRequiresAuthenticationRequestMatcher(post("/sign-in/passkey"));
        filter.setAuthenticationManager(new ProviderManager(new PasskeySignIn(passkeys, directory)));
        filter.setSessionAuthenticationStrategy(sessions);
        filter.setSecurityContextRepository(contexts);
        filter.setAuthenticationSuccessHandler(this::succeeded);
        filter.setAuthenticationFailureHandler(this::failed);
        return filter;
    }

    private void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        outcomes.succeeded(authentication, "passkey");
        var wanted = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        var target = wanted != null ? wanted.getRedirectUrl() : homeOf(authentication);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Map.of("redirectUrl", target)));
    }

    private static String homeOf(Authentication authentication) {
        var person = Viewers.of(authentication).person();
        return person == null ? "/" : SignInOutcomes.homeOf(person);
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason) {
        outcomes.refused("passkey");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }

    private static RequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }
}
