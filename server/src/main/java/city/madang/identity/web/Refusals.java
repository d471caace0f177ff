package city.madang.identity.web;

import city.madang.identity.signin.PasskeyRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// How a caller is told no: a person who is not signed in is led to the sign-in page, a person whose role does not
/// reach gets a page that says so, a program gets a problem document (RFC 9457).
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SIGN_IN = "/sign-in";

    private final JsonMapper json;

    Refusals(JsonMapper json) {
        this.json = json;
    }

    /// Whether the caller is a person with a browser that navigates, not a program or a script of a page.
    static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (wantsPage(request)) {
            response.sendRedirect(SIGN_IN);
            return;
        }
        write(response, HttpStatus.UNAUTHORIZED, "Sign in first, at /sign-in");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        var sentence = switch (reason) {
            case CsrfException csrf ->
                "This page was open for too long or the form did not come from this site; load it again";
            case PasskeyRefusedException refused -> refused.getMessage();
            default -> "Your role does not reach this";
        };
        if (wantsPage(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value(), sentence);
            return;
        }
        write(response, HttpStatus.FORBIDDEN, sentence);
    }

    void write(HttpServletResponse response, HttpStatus status, @Nullable String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, detail)));
    }
}
