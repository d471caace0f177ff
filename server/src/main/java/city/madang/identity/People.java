package city.madang.identity;

import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everybody with an account.
@Service
public class People {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;

    People(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    /// Finds a person by sign-in name, in any case of letters.
    public Optional<Person> find(String login) {
        return jdbc.sql("select * from person where login = :login")
                .param("login", login.strip().toLowerCase(Locale.ROOT))
                .query(People::toPerson)
                .optional();
    }

    /// Finds a person together with the hash to check their password against.
    public Optional<SignedIn> findForSignIn(String login) {
        return jdbc.sql("select * from person where login = :login")
                .param("login", login.strip().toLowerCase(Locale.ROOT))
                .query((row, number) -> new SignedIn(toPerson(row, number), row.getString("password_hash")))
                .optional();
    }

    /// Lists everybody, by role and name.
    public List<Person> list() {
        return jdbc.sql("select * from person order by role, login")
                .query(People::toPerson)
                .list();
    }

    /// Whether anybody can sign in outside a demonstration.
    public boolean anybodyReal() {
        return jdbc.sql("select exists (select 1 from person where active and not demo)")
                .query(Boolean.class)
                .single();
    }

    /// Adds a person.
    ///
    /// @throws CityException if the sign-in name is taken
    @Transactional
    public Person add(NewPerson person) {
        try {
            return jdbc.sql("""
                            insert into person
                                   (login, name_ko, name_en, role, jurisdiction, office, password_hash, demo)
                            values (:login, :ko, :en, :role, :jurisdiction, :office, :hash, :demo)
                            returning *
                            """)
                    .param("login", person.login())
                    .param("ko", person.name().ko())
                    .param("en", person.name().en())
                    .param("role", person.role().key())
                    .param("jurisdiction", person.jurisdiction())
                    .param("office", person.office())
                    .param("hash", passwords.encode(person.password()))
                    .param("demo", person.demo())
                    .query(People::toPerson)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new CityException(
                    CityException.Category.CONFLICT,
                    "Somebody already signs in as '%s'".formatted(person.login()),
                    null,
                    e);
        }
    }

    /// Gives a person a new password, if they know the one they have.
    ///
    /// @return whether `current` was right and the password is changed
    @Transactional
    public boolean changePassword(Person person, String current, String wanted) {
        var hash = jdbc.sql("select password_hash from person where id = :id")
                .param("id", person.id())
                .query((row, number) -> row.getString(1))
                .single();
        if (!passwords.matches(current, hash)) {
            return false;
        }
        jdbc.sql("update person set password_hash = :hash where id = :id")
                .param("hash", passwords.encode(wanted))
                .param("id", person.id())
                .update();
        return true;
    }

    /// Stores a hash made by a newer encoder for the same password.
    @Transactional
    public void replaceHash(Person person, String hash) {
        jdbc.sql("update person set password_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", person.id())
                .update();
    }

    private static Person toPerson(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("login"),
                new LocalText(row.getString("name_ko"), row.getString("name_en")),
                Role.parse(row.getString("role")),
                row.getString("jurisdiction"),
                row.getString("office"),
                row.getBoolean("demo"),
                row.getBoolean("active"));
    }
}
