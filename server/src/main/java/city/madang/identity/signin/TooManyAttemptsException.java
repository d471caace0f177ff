package city.madang.identity.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Somebody guessed too often and has to wait; the password was not looked at.
public class TooManyAttemptsException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyAttemptsException(Duration wait) {
        super("Too many attempts; wait %d s".formatted(wait.toSeconds()));
        this.wait = wait;
    }

    /// How long until the next attempt is looked at.
    public Duration waitingTime() {
        return wait;
    }
}
