package city.madang.identity;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// A person as the web security knows them. The password hash is erased after the check.
public final class SignedIn implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final transient Person person;
    private final transient Viewer viewer;
    private final @Nullable String session;
    private @Nullable String passwordHash;

    public SignedIn(Person person, @Nullable String passwordHash) {
        this(person, Viewer.of(person), null, passwordHash);
    }

    private SignedIn(Person person, Viewer viewer, @Nullable String session, @Nullable String passwordHash) {
        this.person = person;
        this.viewer = viewer;
        this.session = session;
        this.passwordHash = passwordHash;
    }

    /// The holder of a session.
    ///
    /// @param actingFor whom they stand in for; absent for nobody
    static SignedIn in(String session, Person person, @Nullable Person actingFor) {
        var self = Viewer.of(person);
        return new SignedIn(person, actingFor == null ? self : self.actingFor(actingFor), session, null);
    }

    public Person person() {
        return person;
    }

    public Viewer viewer() {
        return viewer;
    }

    /// The id of the session they were found by; absent while they are just signing in.
    public @Nullable String session() {
        return session;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + viewer.role().name()));
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
