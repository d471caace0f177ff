package city.madang.identity.signin;

import city.madang.identity.StaffSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Recognises who is signed in by the cookie `madang-staff`, whose value opens one of [StaffSessions]. The
/// servlet container's own session holds nothing but what a visitor is in the middle of.
@Component
class SessionCookie implements SecurityContextRepository {

    static final String NAME = "madang-staff";

    /// The secret just made, for the rest of the request that signed in.
    private static final String MADE = SessionCookie.class.getName() + ".made";

    private final StaffSessions sessions;

    SessionCookie(StaffSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    @SuppressWarnings("deprecation") // the newer method has a default that calls this one
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        var context = SecurityContextHolder.createEmptyContext();
        var secret = secretOf(exchange.getRequest());
        if (secret != null) {
            sessions.find(secret)
                    .ifPresent(who -> context.setAuthentication(
                            UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities())));
        }
        return context;
    }

    /// Opens a session for who has just signed in, in place of one the browser may have had; ends it for an
    /// empty context, as signing out does.
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var before = secretOf(request);
        if (before != null) {
            sessions.endOf(before);
        }
        var authentication = context.getAuthentication();
        var who = authentication == null ? null : SingleSignOn.holderOf(authentication.getPrincipal());
        if (who != null) {
            var device = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
            var secret = sessions.open(who.person(), device, request.getRemoteAddr());
            request.setAttribute(MADE, secret);
            set(secret, request, response);
        } else if (before != null) {
            request.removeAttribute(MADE);
            set(null, request, response);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return secretOf(request) != null;
    }

    private static void set(@Nullable String secret, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(NAME, secret == null ? "" : secret)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
        if (secret == null) {
            cookie.maxAge(0);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    private static @Nullable String secretOf(HttpServletRequest request) {
        if (request.getAttribute(MADE) instanceof String made) {
            return made;
        }
        var cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(jakarta.servlet.http.Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
