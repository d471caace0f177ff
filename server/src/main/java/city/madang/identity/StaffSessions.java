package city.madang.identity;

import city.madang.platform.MadangProperties;
import jakarta.annotation.PostConstruct;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Who is signed in where. The open sessions are held in memory, so that a request costs no query; they are
/// stored too, so that they outlive a restart of the server. When somebody's account changes, their sessions
/// change with it at once.
///
/// Thread-safe.
@Service
public class StaffSessions {

    private static final Logger LOG = LoggerFactory.getLogger(StaffSessions.class);

    /// 256 bits: nobody finds one by trying.
    private static final int SECRET_BYTES = 32;

    /// How exactly the table knows when a session was last used.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final int LONGEST_DEVICE = 300;

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final Absences absences;
    private final ApplicationEventPublisher events;
    private final IdentityProperties limits;
    private final MadangProperties run;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    StaffSessions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Absences absences,
            ApplicationEventPublisher events,
            IdentityProperties limits,
            MadangProperties run,
            Clock clock) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.absences = absences;
        this.events = events;
        this.limits = limits;
        this.run = run;
        this.clock = clock;
    }

    /// One open session.
    private static final class Open {

        private final long id;
        private final String key;
        private final long person;
        private final String device;
        private final @Nullable String address;
        private final Instant since;
        private volatile SignedIn who;
        private volatile @Nullable Absence acting;
        private volatile Instant lastSeen;
        private volatile Instant noted;

        Open(
                long id,
                String key,
                Person person,
                String device,
                @Nullable String address,
                Instant since,
                Instant lastSeen,
                @Nullable Absence acting) {
            this.id = id;
            this.key = key;
            this.person = person.id();
            this.device = device;
            this.address = address;
            this.since = since;
            this.lastSeen = lastSeen;
            this.noted = lastSeen;
            this.acting = acting;
            this.who = SignedIn.in(Long.toString(id), person, acting == null ? null : acting.absent());
        }

        void become(Person changed, @Nullable Absence standsIn) {
            acting = standsIn;
            who = SignedIn.in(Long.toString(id), changed, standsIn == null ? null : standsIn.absent());
        }
    }

    /// Reads what was open when the server stopped.
    @PostConstruct
    void load() {
        jdbc.sql("""
                        select staff_session.id as session_id, secret_hash, device, address, since, last_seen, acting,
                               person.*
                          from staff_session join person on person.id = staff_session.person
                         where ended is null and person.active and (not person.demo or :demo)
                        """)
                .param("demo", run.demo())
                .query((row, number) -> {
                    long acting = row.getLong("acting");
                    var absence = row.wasNull() ? null : absences.find(acting).orElse(null);
                    return new Open(
                            row.getLong("session_id"),
                            HexFormat.of().formatHex(row.getBytes("secret_hash")),
                            PersonRows.read(row, number),
                            row.getString("device"),
                            row.getString("address"),
                            row.getObject("since", OffsetDateTime.class).toInstant(),
                            row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                            absence);
                })
                .list()
                .forEach(session -> open.put(session.key, session));
    }

    /// Opens a session.
    ///
    /// @param device the browser's `User-Agent`
    /// @return the secret the browser keeps; it is not stored here
    public String open(Person person, String device, @Nullable String address) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var hash = hash(secret);
        var now = clock.instant();
        var shown = device.length() > LONGEST_DEVICE ? device.substring(0, LONGEST_DEVICE) : device;
        long id = jdbc.sql("""
                        insert into staff_session (secret_hash, person, device, address, since, last_seen)
                        values (:hash, :person, :device, :address, :now, :now)
                        returning id
                        """)
                .param("hash", hash)
                .param("person", person.id())
                .param("device", shown)
                .param("address", address)
                .param("now", utc(now))
                .query(Long.class)
                .single();
        var key = HexFormat.of().formatHex(hash);
        open.put(key, new Open(id, key, person, shown, address, now, now, null));
        return secret;
    }

    /// The person of a session, if it is open; this counts as using it.
    public Optional<SignedIn> find(String secret) {
        var session = open.get(HexFormat.of().formatHex(hash(secret)));
        if (session == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        if (isOver(session, now)) {
            end(session, "expired");
            return Optional.empty();
        }
        settle(session, now);
        session.lastSeen = now;
        if (now.isAfter(session.noted.plus(NOTED_EVERY))) {
            session.noted = now;
            Thread.startVirtualThread(() -> note(session, now));
        }
        return Optional.of(session.who);
    }

    /// Ends the session with this secret, as signing out does.
    public void endOf(String secret) {
        var session = open.get(HexFormat.of().formatHex(hash(secret)));
        if (session != null) {
            end(session, "signed-out");
        }
    }

    /// Lists where a person is signed in, the last used first.
    public List<StaffSession> listOf(Person person) {
        var now = clock.instant();
        return open.values().stream()
                .filter(session -> session.person == person.id() && !isOver(session, now))
                .map(StaffSessions::shown)
                .sorted(Comparator.comparing(StaffSession::lastSeen).reversed())
                .toList();
    }

    /// Ends one session of a person.
    ///
    /// @return whether they had such a session
    public boolean end(Person person, long id) {
        return endWhere(session -> session.person == person.id() && session.id == id, "revoked") > 0;
    }

    /// Ends all sessions of a person, except the one with the id `kept`.
    ///
    /// @param kept see [Viewers#currentSession()]; absent to keep none
    /// @return how many were ended
    public int endAll(Person person, @Nullable String kept) {
        return endWhere(
                session -> session.person == person.id()
                        && !Long.toString(session.id).equals(kept),
                "revoked");
    }

    /// Lets the holder of a session act for whom they stand in for.
    public void actFor(String session, Absence absence) {
        change(session, absence);
    }

    /// Lets the holder of a session act as themselves again.
    public void actForNobody(String session) {
        change(session, null);
    }

    private void change(String id, @Nullable Absence absence) {
        sessions(session -> Long.toString(session.id).equals(id)).forEach(session -> {
            session.become(session.who.person(), absence);
            storeActing(session);
            events.publishEvent(new AccessChanged(id));
        });
    }

    private void storeActing(Open session) {
        var acting = session.acting;
        jdbc.sql("update staff_session set acting = :acting where id = :id")
                .param("acting", acting == null ? null : acting.id())
                .param("id", session.id)
                .update();
    }

    /// Brings the sessions of a person, and of those who act for them, up to date with their account.
    @TransactionalEventListener(fallbackExecution = true)
    void personChanged(PersonChanged change) {
        refresh(session -> {
            var acting = session.acting;
            return session.person == change.person()
                    || (acting != null && acting.absent().id() == change.person());
        });
    }

    @TransactionalEventListener(fallbackExecution = true)
    void absencesChanged(AbsencesChanged change) {
        refresh(session -> session.person == change.deputy() && session.acting != null);
    }

    private void refresh(Predicate<Open> which) {
        apart.executeWithoutResult(transaction -> sessions(which).forEach(this::refresh));
    }

    private void refresh(Open session) {
        var person = jdbc.sql("select * from person where id = :id")
                .param("id", session.person)
                .query(PersonRows::read)
                .single();
        if (!person.active()) {
            end(session, "deactivated");
            return;
        }
        var acting = session.acting;
        var stillActing = acting == null
                ? null
                : absences.find(acting.id())
                        .filter(absence -> absence.covers(clock.instant())
                                && absence.absent().active())
                        .orElse(null);
        session.become(person, stillActing);
        storeActing(session);
        events.publishEvent(new AccessChanged(Long.toString(session.id)));
    }

    /// Ends what was not used for too long, and acting for somebody who is back. Asked once a minute.
    void sweep() {
        var now = clock.instant();
        for (var session : open.values()) {
            if (isOver(session, now)) {
                end(session, "expired");
            } else {
                settle(session, now);
            }
        }
    }

    private void settle(Open session, Instant now) {
        var acting = session.acting;
        if (acting != null && !acting.covers(now)) {
            session.become(session.who.person(), null);
            events.publishEvent(new AccessChanged(Long.toString(session.id)));
        }
    }

    private boolean isOver(Open session, Instant now) {
        return now.isAfter(session.lastSeen.plus(limits.sessionIdle()))
                || now.isAfter(session.since.plus(limits.sessionLife()));
    }

    private int endWhere(Predicate<Open> which, String why) {
        var ended = sessions(which);
        ended.forEach(session -> end(session, why));
        return ended.size();
    }

    private Collection<Open> sessions(Predicate<Open> which) {
        return open.values().stream().filter(which).toList();
    }

    private void end(Open session, String why) {
        if (open.remove(session.key) == null) {
            return;
        }
        events.publishEvent(new AccessChanged(Long.toString(session.id)));
        jdbc.sql("update staff_session set ended = :now, ended_why = :why where id = :id")
                .param("now", utc(clock.instant()))
                .param("why", why)
                .param("id", session.id)
                .update();
    }

    /// A database that is away keeps nobody from looking: the note is missed, that is all.
    private void note(Open session, Instant seen) {
        try {
            jdbc.sql("update staff_session set last_seen = :seen where id = :id and last_seen < :seen")
                    .param("seen", utc(seen))
                    .param("id", session.id)
                    .update();
        } catch (DataAccessException e) {
            LOG.debug("The use of a session was not noted", e);
        }
    }

    private static StaffSession shown(Open session) {
        var acting = session.acting;
        return new StaffSession(
                session.id,
                session.who.person(),
                session.device,
                session.address,
                session.since,
                session.lastSeen,
                acting == null ? null : acting.absent());
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
