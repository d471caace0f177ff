package city.madang.identity.signin;

import city.madang.identity.AuditTrail;
import city.madang.identity.IdentityProperties;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Person;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The link that makes the first account of a new city hall. It works once, for a day, and only its hash is stored.
@Service
public class SetupLinks {

    /// 256 bits: nobody finds one by trying.
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final People people;
    private final AuditTrail audit;
    private final IdentityProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SetupLinks(JdbcClient jdbc, People people, AuditTrail audit, IdentityProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    /// Makes a new link, in place of any that was not used.
    ///
    /// @return the secret, the last part of the link's path
    @Transactional
    public String issue() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("delete from setup_link where used is null").update();
        jdbc.sql("insert into setup_link (secret_hash, expires) values (:hash, :expires)")
                .param("hash", hash(secret))
                .param("expires", now().plus(properties.setupLinkLife()))
                .update();
        return secret;
    }

    /// Whether the link with this secret can still be used.
    public boolean isOpen(String secret) {
        return jdbc.sql("""
                        select exists (select 1 from setup_link
                                        where secret_hash = :hash and used is null and expires > :now)
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
        int used = jdbc.sql("""
                        update setup_link set used = :now
                         where secret_hash = :hash and used is null and expires > :now
                        """).param("hash", hash(secret)).param("now", now()).update();
        if (used == 0) {
            throw CityException.notFound("This set-up link was used or has expired");
        }
        var person = people.add(first);
        audit.record(
                Viewer.of(person),
                "set-up",
                "person:" + person.login(),
                Map.of("role", person.role().key()));
        return person;
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
