package city.madang.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Finds out who is looking.
public final class Viewers {

    /// Who makes the request this thread is answering; [Viewer#anyone()] outside a request. A request whose
    /// answer is written by other threads must ask before it hands over.
    public static Viewer current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /// The session this thread's request belongs to, for whatever outlives the request: it must end when
    /// [AccessChanged] names it. Absent for who is not signed in.
    public static @Nullable String currentSession() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? signedIn.session()
                : null;
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
