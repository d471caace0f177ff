package city.madang.identity;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// A person as the web security knows them. Lives in the session; the password hash is erased after the check.
public final class SignedIn implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final transient Person person;
    private final transient Viewer viewer;
    private @Nullable String passwordHash;

    public SignedIn(Person person, @Nullable String passwordHash) {
        this.person = person;
        this.viewer = Viewer.of(person);
        this.passwordHash = passwordHash;
    }

    public Person person() {
        return person;
    }

    public Viewer viewer() {
        return viewer;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + person.role().name()));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return person.login();
    }

    @Override
    public boolean isEnabled() {
        return person.active();
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && that.person.id() == person.id();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(person.id());
    }

    @Override
    public String toString() {
        return person.login();
    }
}
