package city.madang.identity.signin;

import city.madang.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;

/// Checks a passkey. Whoever it belongs to is then signed in like anybody else.
final class PasskeySignIn implements AuthenticationProvider {

    private final Passkeys passkeys;
    private final StaffDirectory directory;

    PasskeySignIn(Passkeys passkeys, StaffDirectory directory) {
        this.passkeys = passkeys;
        this.directory = directory;
    }

    @Override
    public Authentication authenticate(Authentication attempt) throws AuthenticationException {
        var signedIn = ownerOf((WebAuthnAuthenticationRequestToken) attempt);
        if (!signedIn.isEnabled()) {
            throw new DisabledException("This account may not sign in");
        }
        return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.getAuthorities());
    }

    private SignedIn ownerOf(WebAuthnAuthenticationRequestToken attempt) {
        try {
            var owner = passkeys.authenticate(attempt.getWebAuthnRequest());
            return directory.loadUserByUsername(owner.getName());
        } catch (RuntimeException e) {
            throw new BadCredentialsException("The passkey was not accepted", e);
        }
    }

    @Override
    public boolean supports(@Nullable Class<?> authentication) {
        return authentication != null && WebAuthnAuthenticationRequestToken.class.isAssignableFrom(authentication);
    }
}
