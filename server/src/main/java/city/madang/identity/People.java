package city.madang.identity;

import city.madang.platform.CityException;
import city.madang.platform.MadangProperties;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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
    private final Jurisdictions jurisdictions;
    private final Offices offices;
    private final Absences absences;
    private final MadangProperties run;
    private final ApplicationEventPublisher events;
    private @Nullable String unusableHash;

    People(
            JdbcClient jdbc,
            PasswordEncoder passwords,
            Jurisdictions jurisdictions,
            Offices offices,
            Absences absences,
            MadangProperties run,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.jurisdictions = jurisdictions;
        this.offices = offices;
        this.absences = absences;
        this.run = run;
        this.events = events;
    }

    /// Finds a person by sign-in name, in any case of letters.
    public Optional<Person> find(String login) {
        return jdbc.sql("select * from person where login = :login")
                .param("login", login.strip().toLowerCase(Locale.ROOT))
                .query(PersonRows::read)
                .optional();
    }

    /// Finds a person by id.
    public Optional<Person> find(long id) {
        return jdbc.sql("select * from person where id = :id")
                .param("id", id)
                .query(PersonRows::read)
                .optional();
    }

    /// The person who signs in by that name.
    ///
    /// @throws CityException if there is none
    public Person get(String login) {
        return find(login).orElseThrow(() -> CityException.notFound("Nobody signs in as '%s'".formatted(login)));
    }

    /// Finds a person together with the hash to check their password against.
    public Optional<SignedIn> findForSignIn(String login) {
        return jdbc.sql("select * from person where login = :login")
                .param("login", login.strip().toLowerCase(Locale.ROOT))
                .query((row, number) -> new SignedIn(PersonRows.read(row, number), row.getString("password_hash")))
                .optional();
    }

    /// Lists everybody, by role and name.
    public List<Person> list() {
        return jdbc.sql("select * from person order by role, login")
                .query(PersonRows::read)
                .list();
    }

    /// Who is in charge at that moment of an office or of an area: its manager, its head or the mayor; the
    /// deputy while they are away. Nothing if the place is vacant. An office of a district without a manager
    /// is the district head's; a neighbourhood is in the charge of its district's head. People of a
    /// demonstration are in charge only in one.
    ///
    /// @param place id of an office or code of a jurisdiction; the two never look alike
    /// @throws CityException if there is no such place
    public Optional<Person> inCharge(String place, Instant at) {
        return responsibleFor(place).map(person -> absences.standIn(person, at));
    }

    /// Who answers for an office or an area, whether they are away or not; otherwise like [#inCharge].
    ///
    /// @throws CityException if there is no such place
    public Optional<Person> responsibleFor(String place) {
        var area = jurisdictions.find(place);
        if (area.isEmpty()) {
            return managerOf(offices.get(place));
        }
        var district = jurisdictions.districtOf(area.get());
        return district.isPresent() ? headOf(district.get().code()) : mayor();
    }

    /// Lists the people who work in an office and may sign in, who is responsible first.
    ///
    /// @param office id of an office
    /// @throws CityException if there is no such office
    public List<Person> ofOffice(String office) {
        return jdbc.sql("""
                        select * from person
                         where office = :office and active and (not demo or :demo)
                         order by role not in ('mayor', 'district-head', 'office-manager'), demo, name_ko, id
                        """)
                .param("office", offices.get(office).id())
                .param("demo", run.demo())
                .query(PersonRows::read)
                .list();
    }

    private Optional<Person> managerOf(Office office) {
        var district = jurisdictions.find(office.jurisdiction()).flatMap(jurisdictions::districtOf);
        return jdbc.sql("""
                        select * from person
                         where active and (not demo or :demo)
                           and ((office = :office and role in ('office-manager', 'mayor', 'district-head'))
                                or (role = 'district-head' and jurisdiction = :district))
                         order by role <> 'office-manager', demo, id
                         fetch first 1 row only
                        """)
                .param("office", office.id())
                .param("district", district.map(Jurisdiction::code).orElse(null))
                .param("demo", run.demo())
                .query(PersonRows::read)
                .optional();
    }

    private Optional<Person> headOf(String district) {
        return jdbc.sql("""
                        select * from person
                         where active and (not demo or :demo) and role = 'district-head' and jurisdiction = :district
                         order by demo, id
                         fetch first 1 row only
                        """)
                .param("district", district)
                .param("demo", run.demo())
                .query(PersonRows::read)
                .optional();
    }

    private Optional<Person> mayor() {
        return jdbc.sql("""
                        select * from person
                         where active and (not demo or :demo) and role = 'mayor'
                         order by demo, id
                         fetch first 1 row only
                        """).param("demo", run.demo()).query(PersonRows::read).optional();
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
                                   (login, name_ko, name_en, role, jurisdiction, office, email, password_hash, demo)
                            values (:login, :ko, :en, :role, :jurisdiction, :office, :email, :hash, :demo)
                            returning *
                            """)
                    .param("login", person.login())
                    .param("ko", person.name().ko())
                    .param("en", person.name().en())
                    .param("role", person.role().key())
                    .param("jurisdiction", person.jurisdiction())
                    .param("office", person.office())
                    .param("email", person.email())
                    .param("hash", hashOf(person.password()))
                    .param("demo", person.demo())
                    .query(PersonRows::read)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new CityException(
                    CityException.Category.CONFLICT,
                    "Somebody already signs in as '%s' or has the e-mail address".formatted(person.login()),
                    null,
                    e);
        }
    }

    /// The hash of a password; of nobody's password if there is none.
    private String hashOf(@Nullable String password) {
        return password == null ? unusableHash() : passwords.encode(password);
    }

    /// Accounts without a password share one hash of a secret that is thrown away: it takes as long to check
    /// as any other, and costs its rounds once.
    private synchronized String unusableHash() {
        var known = unusableHash;
        if (known == null) {
            var secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            known = passwords.encode(HexFormat.of().formatHex(secret));
            unusableHash = known;
        }
        return known;
    }

    /// Changes what others may change of an account. Sessions follow at once.
    ///
    /// @throws CityException if the e-mail address is somebody else's
    @Transactional
    Person change(Person person, PersonDetails wanted) {
        try {
            var changed = jdbc.sql("""
                            update person
                               set name_ko = :ko, name_en = :en, email = :email, role = :role,
                                   jurisdiction = :jurisdiction, office = :office
                             where id = :id
                            returning *
                            """)
                    .param("ko", wanted.name().ko())
                    .param("en", wanted.name().en())
                    .param("email", wanted.email())
                    .param("role", wanted.role().key())
                    .param("jurisdiction", wanted.jurisdiction())
                    .param("office", wanted.office())
                    .param("id", person.id())
                    .query(PersonRows::read)
                    .single();
            events.publishEvent(new PersonChanged(person.id()));
            return changed;
        } catch (DuplicateKeyException e) {
            throw new CityException(CityException.Category.CONFLICT, "Somebody else has the e-mail address", null, e);
        }
    }

    /// Lets somebody sign in or not. Their sessions follow at once.
    @Transactional
    Person setActive(Person person, boolean active) {
        var changed = jdbc.sql("update person set active = :active where id = :id returning *")
                .param("active", active)
                .param("id", person.id())
                .query(PersonRows::read)
                .single();
        events.publishEvent(new PersonChanged(person.id()));
        return changed;
    }

    /// Whether anybody but `self` has or had a role that reaches the whole city.
    boolean cityWideOtherThan(Person self) {
        return jdbc.sql("""
                        select exists (select 1 from person
                                        where role in ('mayor', 'data-steward') and id <> :self
                                          and (not demo or :demo))
                        """)
                .param("self", self.id())
                .param("demo", run.demo())
                .query(Boolean.class)
                .single();
    }

    /// Finds the person with that e-mail address, in any case of letters.
    public Optional<Person> findByEmail(String email) {
        return jdbc.sql("select * from person where email = :email")
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query(PersonRows::read)
                .optional();
    }

    /// Gives a person a password they chose through a set-up link.
    @Transactional
    public void setPassword(Person person, String wanted) {
        replaceHash(person, passwords.encode(wanted));
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
}
