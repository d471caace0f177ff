package city.madang.identity.signin;

import city.madang.identity.AuditTrail;
import city.madang.identity.IdentityProperties;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.StaffSessions;
import city.madang.identity.Viewer;
import city.madang.platform.CityException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Links that make accounts ready: the one for the first account of a new city hall, and those by which
/// somebody with an account chooses a password. Each works once, for a day, and only its hash is stored.
@Service
public class SetupLinks {

    /// 256 bits: nobody finds one by trying.
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final People people;
    private final StaffSessions sessions;
    private final AuditTrail audit;
    private final IdentityProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SetupLinks(
            JdbcClient jdbc,
            People people,
            StaffSessions sessions,
            AuditTrail audit,
            IdentityProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /// Makes a new link, in place of any that was not used.
    ///
    /// @return the secret, the last part of the link's path
    @Transactional
    public String issue() {
        jdbc.sql("delete from setup_link where used is null and person is null").update();
        return store(null);
    }

    /// Makes a new link by which somebody chooses a password, in place of any of theirs that was not used.
    ///
    /// @return the secret, the last part of the link's path
    @Transactional
    public String issueFor(Person person) {
        jdbc.sql("delete from setup_link where used is null and person = :person")
                .param("person", person.id())
                .update();
        return store(person.id());
    }

    private String store(@Nullable Long person) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into setup_link (secret_hash, expires, person) values (:hash, :expires, :person)")
                .param("hash", hash(secret))
                .param("expires", now().plus(properties.setupLinkLife()))
                .param("person", person)
                .update();
        return secret;
    }

    /// Finds whose link this is, if it can still be used and is one for somebody with an account.
    public Optional<Person> findOwner(String secret) {
        return jdbc.sql("""
                        select person from setup_link
                         where secret_hash = :hash and used is null and expires > :now and person is not null
                        """)
                .param("hash", hash(secret))
                .param("now", now())
                .query(Long.class)
                .optional()
                .flatMap(people::find)
                .filter(Person::active);
    }

    /// Uses a personal link up: its owner has the password now, and whoever was signed in as them is signed
    /// out.
    ///
    /// @throws CityException if the link was used, expired or never existed
    @Transactional
    public Person choosePassword(String secret, String password) {
        var owner =
                findOwner(secret).orElseThrow(() -> CityException.notFound("This set-up link was used or has expired"));
        useUp(secret);
        people.setPassword(owner, password);
        sessions.endAll(owner, null);
        audit.record(Viewer.of(owner), "password-chosen", "person:" + owner.login(), Map.of());
        return owner;
    }

    /// Whether the link with this secret can still be used to make a first account.
    public boolean isOpen(String secret) {
        return jdbc.sql("""
                        select exists (select 1 from setup_link
                                        where secret_hash = :hash and used is null and expires > :now
                                          and person is null)
                        """)
                .param("hash", hash(secret))
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /// Uses the link up and adds its person, both or neither.
    ///
    /// @throws CityException if the link was used, expired or never existed, or the sign-in name is taken
    @Transactional
    public Person use(String secret, NewPerson first) {
        if (!isOpen(secret)) {
            throw CityException.notFound("This set-up link was used or has expired");
        }
        useUp(secret);
        var person = people.add(first);
        audit.record(
                Viewer.of(person),
                "set-up",
                "person:" + person.login(),
                Map.of("role", person.role().key()));
        return person;
    }

    private void useUp(String secret) {
        int used = jdbc.sql("""
                        update setup_link set used = :now
                         where secret_hash = :hash and used is null and expires > :now
                        """).param("hash", hash(secret)).param("now", now()).update();
        if (used == 0) {
            throw CityException.notFound("This set-up link was used or has expired");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
