package city.madang.identity.web;

import city.madang.identity.signin.PasskeyRefusedException;
import city.madang.platform.LocalText;
import city.madang.platform.web.ErrorPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
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

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (ErrorPages.wantsPage(request)) {
            response.sendRedirect(SIGN_IN);
            return;
        }
        write(response, HttpStatus.UNAUTHORIZED, "Sign in first, at /sign-in");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        var sentence = sentence(reason);
        if (ErrorPages.wantsPage(request)) {
            request.setAttribute(ErrorPages.SENTENCE, sentence);
            response.sendError(HttpStatus.FORBIDDEN.value());
            return;
        }
        write(response, HttpStatus.FORBIDDEN, sentence.en());
    }

    private static LocalText sentence(AccessDeniedException reason) {
        return switch (reason) {
            case CsrfException csrf ->
                new LocalText(
                        "페이지가 너무 오래 열려 있었거나 다른 사이트에서 보낸 양식입니다. 다시 열어 보내 주세요.",
                        "The page was open for too long or the form came from another site. Open it again and resend.");
            case PasskeyRefusedException refused ->
                new LocalText("기기의 응답을 확인하지 못했습니다.", "The device's answer could not be verified.");
            default -> new LocalText("지금 역할로는 볼 수 없는 곳입니다.", "Your role does not reach this.");
        };
    }

    void write(HttpServletResponse response, HttpStatus status, @Nullable String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, detail)));
    }
}
