package city.madang.identity.signin;

import org.springframework.security.access.AccessDeniedException;

/// A new passkey that did not prove itself.
public class PasskeyRefusedException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    PasskeyRefusedException(Throwable cause) {
        super("The device's answer could not be verified; try again", cause);
    }
}
