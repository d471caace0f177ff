package city.madang.identity.web;

import city.madang.platform.Audience;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/// The whole security chain of the addresses machines push to. There is no session here and nobody is signed in: it
/// lets through what is for city systems, whose endpoints check the token themselves, and what is for anyone.
final class MachineGate implements Filter {

    private final AudienceAuthorization audiences;
    private final Refusals refusals;

    MachineGate(AudienceAuthorization audiences, Refusals refusals) {
        this.audiences = audiences;
        this.refusals = refusals;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var answer = (HttpServletResponse) response;
        var audience = audiences.audienceOf((HttpServletRequest) request);
        if (audience != Audience.Group.SOURCE && audience != Audience.Group.ANYONE) {
            refusals.write(answer, HttpStatus.FORBIDDEN, "Nothing here is for a caller with a token");
            return;
        }
        answer.setHeader("X-Content-Type-Options", "nosniff");
        chain.doFilter(request, response);
    }
}
