package city.madang.calls;

import city.madang.identity.Person;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The record of calls: who spoke with whom, about what, when; never what was said.
@Service
public class CallBook {

    private static final String SELECT = """
            select call.id, subject, subject_ko, subject_en, started, answered, ended, outcome,
                   caller, a.name_ko as caller_ko, a.name_en as caller_en,
                   callee, b.name_ko as callee_ko, b.name_en as callee_en
              from call join person a on a.id = caller join person b on b.id = callee
            """;

    private final JdbcClient jdbc;

    CallBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Begins the record of a call.
    ///
    /// @return its number
    long begin(Subject subject, LocalText title, Person caller, Person callee, Instant at) {
        return jdbc.sql("""
                        insert into call (subject, subject_ko, subject_en, caller, callee, started, outcome)
                        values (:subject, :ko, :en, :caller, :callee, :at, 'ringing')
                        returning id
                        """)
                .param("subject", subject.toString())
                .param("ko", title.ko())
                .param("en", title.en())
                .param("caller", caller.id())
                .param("callee", callee.id())
                .param("at", utc(at))
                .query(Long.class)
                .single();
    }

    void add(long call, Person person, Act act, Instant at) {
        jdbc.sql("insert into call_step (call, at, person, act) values (:call, :at, :person, :act)")
                .param("call", call)
                .param("at", utc(at))
                .param("person", person.id())
                .param("act", act.key())
                .update();
    }

    void answer(long call, Instant at) {
        jdbc.sql("update call set answered = :at, outcome = 'talking' where id = :call and answered is null")
                .param("call", call)
                .param("at", utc(at))
                .update();
    }

    void end(long call, Outcome outcome, Instant at) {
        jdbc.sql("update call set ended = :at, outcome = :outcome where id = :call and ended is null")
                .param("call", call)
                .param("at", utc(at))
                .param("outcome", outcome.key())
                .update();
    }

    /// Closes the records of calls that a stopped server left open.
    void endLeftOpen(Instant at) {
        jdbc.sql("update call set ended = :at, outcome = 'lost' where ended is null")
                .param("at", utc(at))
                .update();
    }

    /// The newest calls first.
    ///
    /// @param person only calls they took part in or were rung for; absent for everybody's
    /// @param before only calls with a smaller number; absent for the newest
    public List<CallRecord> list(@Nullable Long person, @Nullable Long before, int limit) {
        return jdbc.sql(SELECT + """
                         where (cast(:before as bigint) is null or call.id < :before)
                           and (cast(:person as bigint) is null or caller = :person
                                or exists (select 1 from call_step s where s.call = call.id and s.person = :person))
                         order by call.id desc
                         limit :limit
                        """)
                .param("before", before)
                .param("person", person)
                .param("limit", limit)
                .query(CallBook::read)
                .list();
    }

    /// A call with its steps.
    ///
    /// @param person who must have had part in it; absent for whoever may see all
    public Optional<CallRecord> find(long id, @Nullable Long person) {
        return jdbc.sql(SELECT + """
                         where call.id = :id
                           and (cast(:person as bigint) is null or caller = :person
                                or exists (select 1 from call_step s where s.call = call.id and s.person = :person))
                        """)
                .param("id", id)
                .param("person", person)
                .query(CallBook::read)
                .optional()
                .map(call -> call.with(steps(id)));
    }

    private List<CallRecord.Step> steps(long call) {
        return jdbc.sql("""
                        select at, name_ko, name_en, act
                          from call_step join person on person.id = call_step.person
                         where call = :call
                         order by call_step.id
                        """)
                .param("call", call)
                .query((row, number) -> new CallRecord.Step(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new LocalText(row.getString("name_ko"), row.getString("name_en")),
                        Act.parse(row.getString("act"))))
                .list();
    }

    private static CallRecord read(ResultSet row, int number) throws SQLException {
        return new CallRecord(
                row.getLong("id"),
                Subject.parse(row.getString("subject")),
                new LocalText(row.getString("subject_ko"), row.getString("subject_en")),
                party(row, "caller"),
                party(row, "callee"),
                row.getObject("started", OffsetDateTime.class).toInstant(),
                instant(row.getObject("answered", OffsetDateTime.class)),
                instant(row.getObject("ended", OffsetDateTime.class)),
                Outcome.parse(row.getString("outcome")),
                List.of());
    }

    private static CallRecord.Party party(ResultSet row, String who) throws SQLException {
        return new CallRecord.Party(
                row.getLong(who), new LocalText(row.getString(who + "_ko"), row.getString(who + "_en")));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
