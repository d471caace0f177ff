package city.madang.identity.web;

import city.madang.identity.SignedIn;
import city.madang.identity.signin.SignInOutcomes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Signs somebody in whom a controller has recognised: by a set-up link, or in a demonstration.
@Component
class Sessions {

    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy sessions;
    private final SignInOutcomes outcomes;

    Sessions(SecurityContextRepository contexts, SessionAuthenticationStrategy sessions, SignInOutcomes outcomes) {
        this.contexts = contexts;
        this.sessions = sessions;
        this.outcomes = outcomes;
    }

    /// @param how see [SignInOutcomes#succeeded]
    void open(SignedIn who, String how, HttpServletRequest request, HttpServletResponse response) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities());
        request.getSession(true);
        sessions.onAuthentication(authentication, request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        outcomes.succeeded(authentication, how);
    }
}
