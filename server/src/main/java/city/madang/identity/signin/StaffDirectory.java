package city.madang.identity.signin;

import city.madang.identity.People;
import city.madang.identity.SignedIn;
import city.madang.platform.MadangProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/// Who may try to sign in. The accounts of a demonstration exist only while the server runs as one.
@Component
class StaffDirectory implements UserDetailsService, UserDetailsPasswordService {

    private final People people;
    private final MadangProperties run;

    StaffDirectory(People people, MadangProperties run) {
        this.people = people;
        this.run = run;
    }

    @Override
    public SignedIn loadUserByUsername(String login) throws UsernameNotFoundException {
        return find(login).orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    Optional<SignedIn> find(String login) {
        return people.findForSignIn(login)
                .filter(found -> run.demo() || !found.person().demo());
    }

    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String newHash) {
        if (user instanceof SignedIn signedIn && newHash != null) {
            people.replaceHash(signedIn.person(), newHash);
            return new SignedIn(signedIn.person(), newHash);
        }
        return user;
    }
}
