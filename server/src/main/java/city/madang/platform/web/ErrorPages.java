package city.madang.platform.web;

import city.madang.platform.LocalText;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/// What a person with a browser reads when a page cannot be shown. Programs get a problem document instead, see
/// [ProblemAdvice].
@Component
public class ErrorPages implements ErrorViewResolver {

    /// Request attribute with a [LocalText] that says more than the status does.
    public static final String SENTENCE = ErrorPages.class.getName() + ".sentence";

    /// Whether the caller is a person with a browser that navigates, not a program or a script of a page.
    public static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var said = request.getAttribute(SENTENCE) instanceof LocalText text ? text : sentence(request, status);
        return new ModelAndView(
                "platform/problem",
                Map.of("status", status.value(), "sentence", said.in(RequestContextUtils.getLocale(request))),
                status);
    }

    private static LocalText sentence(HttpServletRequest request, HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> new LocalText("주소가 바뀌었거나 잘못 적혔습니다.", "The address has changed or is misspelt.");
            case FORBIDDEN -> new LocalText("역할에 따라 볼 수 있는 것이 다릅니다.", "What can be seen depends on your role.");
            case SERVICE_UNAVAILABLE ->
                new LocalText("잠시 뒤에 다시 열어 주세요. 바뀐 것은 없습니다.", "Come back in a moment. Nothing was changed.");
            case INTERNAL_SERVER_ERROR ->
                new LocalText("우리 쪽에서 잘못되었고 기록해 두었습니다.", "Something went wrong on our side and was recorded.");
            default -> {
                var message = request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
                yield message instanceof String text && !text.isBlank()
                        ? LocalText.same(text)
                        : new LocalText("보낸 것을 처리할 수 없습니다.", "What was sent cannot be used.");
            }
        };
    }
}
