package city.madang.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Finds out who is looking.
public final class Viewers {

    /// Who makes the request this thread is answering; [Viewer#anyone()] outside a request. A request whose answer
    /// is written by other threads must ask before it hands over.
    public static Viewer current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /// Who `authentication` stands for.
    public static Viewer of(@Nullable Authentication authentication) {
        if (authentication != null
                && authentication.isAuthenticated()
                && authentication.getPrincipal() instanceof SignedIn signedIn) {
            return signedIn.viewer();
        }
        return Viewer.anyone();
    }

    private Viewers() {}
}
