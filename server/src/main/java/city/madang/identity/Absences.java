package city.madang.identity;

import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who is away, and who stands in for them. A deputy who is away too is stood in for by their own deputy.
@Service
public class Absences {

    /// Longest absence with one deputy; for longer ones the office gets somebody else.
    static final Duration LONGEST = Duration.ofDays(366);

    private static final String SELECT = """
            select absence.id as absence_id, since, until, reason, absence.person as absent_id, absence.deputy as deputy_id
              from absence
            """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Absences(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// Records that somebody is away and who stands in for them. They record it themselves, or who looks after
    /// their account does, who cannot name themselves. For an account that reaches the whole city only its
    /// owner names a deputy: it lends all they may do.
    ///
    /// @param until the first moment at which they are back
    /// @throws CityException if the current person may not, the deputy cannot stand in, or another absence
    ///     overlaps
    @Transactional
    public Absence record(Person absent, Person deputy, Instant since, Instant until, String reason) {
        var from = since.truncatedTo(ChronoUnit.MICROS);
        var to = until.truncatedTo(ChronoUnit.MICROS);
        requireEntitled(absent, deputy);
        check(absent, deputy, from, to);
        jdbc.sql("select id from person where id = :id for update")
                .param("id", absent.id())
                .query(Long.class)
                .single();
        if (overlaps(absent, from, to)) {
            throw new CityException(
                    Category.CONFLICT, "%s has another absence in that time; end it first".formatted(absent.login()));
        }
        var recorder = Viewers.current().person();
        long id = jdbc.sql("""
                        insert into absence (person, deputy, since, until, reason, recorded_by, recorded)
                        values (:person, :deputy, :since, :until, :reason, :by, :now)
                        returning id
                        """)
                .param("person", absent.id())
                .param("deputy", deputy.id())
                .param("since", utc(from))
                .param("until", utc(to))
                .param("reason", reason.strip())
                .param("by", recorder == null ? null : recorder.id())
                .param("now", utc(clock.instant()))
                .query(Long.class)
                .single();
        audit.record(
                "absence-recorded",
                "person:" + absent.login(),
                Map.of("deputy", deputy.login(), "since", from.toString(), "until", to.toString()));
        events.publishEvent(new AbsencesChanged(absent.id(), deputy.id()));
        return new Absence(id, absent, deputy, from, to, reason.strip());
    }

    private static void requireEntitled(Person absent, @Nullable Person deputy) {
        var viewer = Viewers.current();
        var self = viewer.person();
        if (self == null || self.id() == absent.id()) {
            return;
        }
        if (!AccountRule.mayLookAfter(viewer, absent) || absent.role().needsApproval()) {
            throw new CityException(
                    Category.FORBIDDEN, "Only '%s' themselves can record this".formatted(absent.login()));
        }
        if (deputy != null && self.id() == deputy.id()) {
            throw new CityException(Category.FORBIDDEN, "Nobody names themselves as another's deputy");
        }
    }

    private void check(Person absent, Person deputy, Instant since, Instant until) {
        if (!until.isAfter(since) || !until.isAfter(clock.instant())) {
            throw CityException.invalid("An absence must end after it begins, and not in the past");
        }
        if (Duration.between(since, until).compareTo(LONGEST) > 0) {
            throw CityException.invalid("An absence lasts at most %d days".formatted(LONGEST.toDays()));
        }
        if (deputy.id() == absent.id()) {
            throw CityException.invalid("Nobody stands in for themselves");
        }
        if (!deputy.active() || !deputy.staff()) {
            throw CityException.invalid("'%s' cannot stand in: not active staff".formatted(deputy.login()));
        }
    }

    private boolean overlaps(Person absent, Instant since, Instant until) {
        return jdbc.sql("""
                        select exists (select 1 from absence
                                        where person = :person and withdrawn is null
                                          and since < :until and until > :since)
                        """)
                .param("person", absent.id())
                .param("since", utc(since))
                .param("until", utc(until))
                .query(Boolean.class)
                .single();
    }

    /// Ends an absence now, or takes it back if it has not begun. One that is over stays as it is.
    ///
    /// @throws CityException if the current person may not
    @Transactional
    public void end(Absence absence) {
        requireEntitled(absence.absent(), null);
        var now = clock.instant();
        if (!now.isBefore(absence.until())) {
            return;
        }
        jdbc.sql("""
                        update absence
                           set until = case when since < :now then :now else until end,
                               withdrawn = case when since < :now then null else cast(:now as timestamptz) end
                         where id = :id
                        """).param("now", utc(now)).param("id", absence.id()).update();
        audit.record(
                "absence-ended",
                "person:" + absence.absent().login(),
                Map.of("deputy", absence.deputy().login()));
        events.publishEvent(
                new AbsencesChanged(absence.absent().id(), absence.deputy().id()));
    }

    /// The absence with that id.
    ///
    /// @throws CityException if there is none
    public Absence get(long id) {
        return find(id).orElseThrow(() -> CityException.notFound("There is no absence " + id));
    }

    Optional<Absence> find(long id) {
        return jdbc.sql(SELECT + " where absence.id = :id and withdrawn is null")
                .param("id", id)
                .query(this::toAbsence)
                .optional();
    }

    /// Lists when this person is or will be away, the next first.
    public List<Absence> listOf(Person absent) {
        return jdbc.sql(SELECT + " where person = :person and withdrawn is null and until > :now order by since")
                .param("person", absent.id())
                .param("now", utc(clock.instant()))
                .query(this::toAbsence)
                .list();
    }

    /// Lists the absences in which this person stands in for somebody at that moment.
    public List<Absence> listStoodInBy(Person deputy, Instant at) {
        return jdbc.sql(SELECT + """
                         where deputy = :deputy and withdrawn is null and since <= :at and until > :at
                         order by since, absence.id
                        """)
                .param("deputy", deputy.id())
                .param("at", utc(at))
                .query(this::toAbsence)
                .list();
    }

    /// Lists all absences at that moment.
    public List<Absence> list(Instant at) {
        return jdbc.sql(SELECT + " where withdrawn is null and since <= :at and until > :at order by since")
                .param("at", utc(at))
                .query(this::toAbsence)
                .list();
    }

    /// Who acts for `responsible` at that moment: they themselves, or the deputy while they are away. If
    /// everybody in line is away or may no longer sign in, they themselves.
    public Person standIn(Person responsible, Instant at) {
        var asked = new HashSet<Long>();
        var current = responsible;
        while (asked.add(current.id())) {
            var absence = findOf(current, at);
            if (absence.isEmpty()) {
                return current.active() ? current : responsible;
            }
            current = absence.get().deputy();
        }
        return responsible;
    }

    /// The absence of a person at that moment.
    public Optional<Absence> findOf(Person absent, Instant at) {
        return jdbc.sql(SELECT + " where person = :person and withdrawn is null and since <= :at and until > :at")
                .param("person", absent.id())
                .param("at", utc(at))
                .query(this::toAbsence)
                .optional();
    }

    private Absence toAbsence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getLong("absence_id"),
                person(row.getLong("absent_id")),
                person(row.getLong("deputy_id")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }

    private Person person(long id) {
        return jdbc.sql("select * from person where id = :id")
                .param("id", id)
                .query(PersonRows::read)
                .single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
