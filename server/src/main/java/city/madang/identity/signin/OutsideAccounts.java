package city.madang.identity.signin;

import city.madang.identity.AuditTrail;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which person here an account of an outside provider belongs to.
@Service
class OutsideAccounts {

    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    OutsideAccounts(JdbcClient jdbc, People people, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /// An account as its provider describes it.
    ///
    /// @param email only if it can be trusted; absent otherwise
    /// @param name absent if the provider tells none
    record Account(
            String issuer,
            String subject,
            @Nullable String email,
            @Nullable String name) {}

    /// Finds the person an account belongs to: the one it is linked with, or else the one with its e-mail
    /// address, who is then linked with it. A person linked with another account of the same provider is not
    /// found by address: it may have been given to somebody else.
    ///
    /// @param newPeople role for somebody who is not known; absent to find nobody
    @Transactional
    Optional<Person> findOwner(Account account, @Nullable Role newPeople) {
        var linked = jdbc.sql("select person from person_link where issuer = :issuer and subject = :subject")
                .param("issuer", account.issuer())
                .param("subject", account.subject())
                .query(Long.class)
                .optional();
        if (linked.isPresent()) {
            return people.find(linked.get());
        }
        var email = account.email();
        if (email == null) {
            return Optional.empty();
        }
        var known = people.findByEmail(email);
        if (known.isPresent()) {
            return link(known.get(), account) ? known : Optional.empty();
        }
        return newPeople == null ? Optional.empty() : Optional.of(add(account, email, newPeople));
    }

    private boolean link(Person person, Account account) {
        int made = jdbc.sql("""
                        insert into person_link (issuer, subject, person, linked)
                        values (:issuer, :subject, :person, :now)
                        on conflict do nothing
                        """)
                .param("issuer", account.issuer())
                .param("subject", account.subject())
                .param("person", person.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (made == 1) {
            audit.record(
                    Viewer.of(person),
                    "account-linked",
                    "person:" + person.login(),
                    Map.of("issuer", account.issuer()));
        }
        return made == 1;
    }

    private Person add(Account account, String email, Role role) {
        var told = account.name();
        var name = told == null || told.isBlank() ? email : told.strip();
        var person = people.add(new NewPerson(
                freeLogin(email),
                LocalText.same(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name),
                role,
                null,
                null,
                email.toLowerCase(Locale.ROOT),
                null,
                false));
        audit.record(Viewer.of(person), "person-added", "person:" + person.login(), Map.of("role", role.key()));
        link(person, account);
        return person;
    }

    /// A sign-in name that begins like the address and that nobody has.
    private String freeLogin(String email) {
        var begin = email.substring(0, email.indexOf('@'))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.-]", "")
                .replaceFirst("^[^a-z]+", "");
        var wanted = begin.length() < 2 ? "person" : begin.substring(0, Math.min(30, begin.length()));
        var login = wanted;
        for (int number = 2; people.find(login).isPresent(); number++) {
            login = wanted + "-" + number;
        }
        return login;
    }
}
