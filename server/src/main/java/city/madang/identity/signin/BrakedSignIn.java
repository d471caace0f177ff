package city.madang.identity.signin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Checks a password, unless the account or the address guessed too often.
final class BrakedSignIn implements AuthenticationProvider {

    private final AuthenticationProvider passwords;
    private final AttemptBrake byAccount;
    private final AttemptBrake byAddress;

    BrakedSignIn(AuthenticationProvider passwords, AttemptBrake byAccount, AttemptBrake byAddress) {
        this.passwords = passwords;
        this.byAccount = byAccount;
        this.byAddress = byAddress;
    }

    @Override
    public Authentication authenticate(Authentication attempt) throws AuthenticationException {
        var account = attempt.getName().strip().toLowerCase(Locale.ROOT);
        var address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        byAccount.begin(account);
        byAddress.begin(address);
        var signedIn = passwords.authenticate(attempt);
        if (signedIn == null) {
            throw new BadCredentialsException("No password was given");
        }
        byAccount.succeeded(account);
        byAddress.forgive(address);
        return signedIn;
    }

    @Override
    public boolean supports(@Nullable Class<?> authentication) {
        return authentication != null && UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
