package city.madang.directives;

import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables of directives. Rows are added and read; the database refuses everything else.
@Repository
class DirectiveBook {

    private static final String SELECT = """
            select d.id, d.subject, d.title_ko, d.title_en, d.text, d.urgency, d.jurisdiction, d.issuer, d.public, d.issued,
                   s.number, s.at, s.state, s.office, s.owner, s.due, s.question, s.wanted
              from directive d
            """;

    /// The newest step of each.
    private static final String NOW = """
              cross join lateral (
                    select * from directive_step s where s.directive = d.id order by s.number desc limit 1) s
            """;

    /// The newest step that was taken by a moment.
    private static final String THEN = """
              cross join lateral (
                    select * from directive_step s
                     where s.directive = d.id and s.at <= :at order by s.number desc limit 1) s
            """;

    private final JdbcClient jdbc;

    DirectiveBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A directive that is to be written down.
    record NewDirective(
            Order order,
            LocalText title,
            @Nullable String jurisdiction,
            long issuer,
            Instant issued,
            String sealed,
            byte[] hash) {}

    long insert(NewDirective directive) {
        var order = directive.order();
        return jdbc.sql("""
                        insert into directive (subject, title_ko, title_en, text, urgency, jurisdiction, issuer, public,
                                               issued, sealed, hash)
                        values (:subject, :ko, :en, :text, :urgency, :jurisdiction, :issuer, :public, :issued, :sealed,
                                :hash)
                        returning id
                        """)
                .param("subject", order.subject().toString())
                .param("ko", directive.title().ko())
                .param("en", directive.title().en())
                .param("text", order.text())
                .param("urgency", order.urgency().key())
                .param("jurisdiction", directive.jurisdiction())
                .param("issuer", directive.issuer())
                .param("public", order.published())
                .param("issued", utc(directive.issued()))
                .param("sealed", directive.sealed())
                .param("hash", directive.hash())
                .query(Long.class)
                .single();
    }

    /// A step that is to be written down.
    record NewStep(
            long directive,
            int number,
            Act act,
            long person,
            @Nullable Long actingFor,
            Instant at,
            String text,
            @Nullable String link,
            Standing standing,
            String request) {}

    long insert(NewStep step) {
        var standing = step.standing();
        return jdbc.sql("""
                        insert into directive_step (directive, number, act, person, acting_for, at, text, link, state,
                                                    office, owner, due, question, wanted, request)
                        values (:directive, :number, :act, :person, :actingFor, :at, :text, :link, :state, :office,
                                :owner, :due, :question, :wanted, :request)
                        returning id
                        """)
                .param("directive", step.directive())
                .param("number", step.number())
                .param("act", step.act().key())
                .param("person", step.person())
                .param("actingFor", step.actingFor())
                .param("at", utc(step.at()))
                .param("text", step.text())
                .param("link", step.link())
                .param("state", standing.state().key())
                .param("office", standing.office())
                .param("owner", standing.owner())
                .param("due", utc(standing.due()))
                .param("question", standing.question())
                .param("wanted", utcOrNull(standing.wanted()))
                .param("request", step.request())
                .query(Long.class)
                .single();
    }

    void insert(long directive, long step, String purpose, Evidence file, byte[] hash) {
        jdbc.sql("""
                        insert into directive_file (directive, step, purpose, name, type, bytes, hash)
                        values (:directive, :step, :purpose, :name, :type, :bytes, :hash)
                        """)
                .param("directive", directive)
                .param("step", step)
                .param("purpose", purpose)
                .param("name", file.name())
                .param("type", file.type())
                .param("bytes", file.bytes())
                .param("hash", hash)
                .update();
    }

    Optional<Directive> find(long id) {
        return jdbc.sql(SELECT + NOW + " where d.id = :id")
                .param("id", id)
                .query(DirectiveBook::toDirective)
                .optional();
    }

    /// The directive to which a request of that person led before.
    Optional<Directive> findByRequest(long person, String request) {
        return jdbc.sql("select directive from directive_step where person = :person and request = :request")
                .param("person", person)
                .param("request", request)
                .query(Long.class)
                .optional()
                .flatMap(this::find);
    }

    List<Directive> list(DirectiveQuestion question, Instant now) {
        return jdbc.sql(SELECT + NOW + """
                         where (cast(:state as text) is null or s.state = :state)
                           and (not :open or s.state not in ('closed', 'withdrawn'))
                           and (cast(:office as text) is null or s.office = :office)
                           and (cast(:subject as text) is null or d.subject = :subject)
                           and (cast(:dueBy as timestamptz) is null or s.due < :dueBy)
                           and (not :overdue or (s.due < :now and s.state not in ('closed', 'withdrawn', 'reported')))
                           and (not :public or d.public)
                           and (cast(:before as bigint) is null or d.id < :before)
                         order by d.id desc
                         limit :limit
                        """)
                .param(
                        "state",
                        question.state() == null ? null : question.state().key())
                .param("open", question.openOnly())
                .param("office", question.office())
                .param(
                        "subject",
                        question.subject() == null ? null : question.subject().toString())
                .param("dueBy", utcOrNull(question.dueBy()))
                .param("overdue", question.overdueOnly())
                .param("now", utc(now))
                .param("public", question.publicOnly())
                .param("before", question.before())
                .param("limit", question.limit())
                .query(DirectiveBook::toDirective)
                .list();
    }

    /// Those that are open, and those that were closed or withdrawn since; newest first.
    List<Directive> current(Instant since) {
        return jdbc.sql(SELECT + NOW + """
                         where s.state not in ('closed', 'withdrawn') or s.at >= :since
                         order by d.id desc
                        """)
                .param("since", utc(since))
                .query(DirectiveBook::toDirective)
                .list();
    }

    /// The same as they stood at a past moment.
    List<Directive> currentAt(Instant at, Instant since) {
        return jdbc.sql(SELECT + THEN + """
                         where d.issued <= :at and (s.state not in ('closed', 'withdrawn') or s.at >= :since)
                         order by d.id desc
                        """)
                .param("at", utc(at))
                .param("since", utc(since))
                .query(DirectiveBook::toDirective)
                .list();
    }

    List<Step> steps(long directive) {
        var files = new HashMap<Long, List<Step.FileName>>();
        jdbc.sql("""
                        select id, step, name, type, length(bytes) as size from directive_file
                         where directive = :directive and purpose = 'evidence' order by id
                        """).param("directive", directive).query(row -> {
            files.computeIfAbsent(row.getLong("step"), any -> new ArrayList<>())
                    .add(new Step.FileName(
                            row.getLong("id"), row.getString("name"), row.getString("type"), row.getInt("size")));
        });
        return jdbc.sql("""
                        select id, number, act, person, acting_for, at, text, link, state, office, owner, due, question,
                               wanted
                          from directive_step where directive = :directive order by number
                        """).param("directive", directive).query(DirectiveBook::toStep).list().stream()
                .map(step -> step.with(files.getOrDefault(step.id(), List.of())))
                .toList();
    }

    /// What was sealed when it was given, with its hash.
    record Sealed(String text, byte[] hash) {}

    Sealed sealed(long directive) {
        return jdbc.sql("select sealed, hash from directive where id = :id")
                .param("id", directive)
                .query((row, number) -> new Sealed(row.getString("sealed"), row.getBytes("hash")))
                .single();
    }

    Optional<Evidence> file(long directive, long file) {
        return jdbc.sql("select name, type, bytes from directive_file where directive = :directive and id = :id")
                .param("directive", directive)
                .param("id", file)
                .query((row, number) ->
                        new Evidence(row.getString("name"), row.getString("type"), row.getBytes("bytes")))
                .optional();
    }

    Optional<Evidence> picture(long directive) {
        return jdbc.sql(
                        "select name, type, bytes from directive_file where directive = :directive and purpose = 'seen'")
                .param("directive", directive)
                .query((row, number) ->
                        new Evidence(row.getString("name"), row.getString("type"), row.getBytes("bytes")))
                .optional();
    }

    /// What directives given since are about.
    Set<Subject> subjects(Instant since) {
        return jdbc.sql("select distinct subject from directive where issued >= :since")
                .param("since", utc(since))
                .query((row, number) -> Subject.parse(row.getString(1)))
                .set();
    }

    /// Directives given, reported done, accepted or withdrawn since, by office. On time is what was last reported done
    /// by its due date as it stood then.
    ///
    /// @param without those about these are left out
    List<OfficeRecord> statistics(Instant since, Instant now, Collection<Subject> without) {
        return jdbc.sql("""
                        with standing as (
                            select d.id, d.issued, s.state, s.office, s.due, s.at
                              from directive d
                              cross join lateral (
                                    select * from directive_step s
                                     where s.directive = d.id order by s.number desc limit 1) s
                             where d.issued >= :since and d.subject <> all(:without)),
                        done as (
                            select st.*, r.at as reported, r.due as due_then
                              from standing st
                              left join lateral (
                                    select at, due from directive_step r
                                     where r.directive = st.id and r.act = 'report'
                                     order by r.number desc limit 1) r on st.state in ('closed', 'reported'))
                        select office,
                               count(*) filter (where state <> 'withdrawn') as given,
                               count(*) filter (where state not in ('closed', 'withdrawn')) as open,
                               count(*) filter (where state = 'closed') as closed,
                               count(*) filter (where reported is not null and reported <= due_then) as on_time,
                               count(*) filter (where reported > due_then
                                     or (reported is null and due < :now and state not in ('closed', 'withdrawn')))
                                     as late,
                               percentile_cont(0.5) within group (
                                     order by extract(epoch from reported - issued) / 86400) as median_days
                          from done group by office order by given desc, office
                        """)
                .param("since", utc(since))
                .param("now", utc(now))
                .param("without", without.stream().map(Subject::toString).toArray(String[]::new))
                .query((row, number) -> new OfficeRecord(
                        row.getString("office"),
                        row.getInt("given"),
                        row.getInt("open"),
                        row.getInt("closed"),
                        row.getInt("on_time"),
                        row.getInt("late"),
                        (Double) row.getObject("median_days")))
                .list();
    }

    /// Directives something was done with in a span of time, with how often each act was taken.
    List<Directive> touched(Instant from, Instant until) {
        return jdbc.sql(SELECT + NOW + """
                         where exists (select 1 from directive_step t
                                        where t.directive = d.id and t.at >= :from and t.at < :until)
                         order by d.id desc
                        """)
                .param("from", utc(from))
                .param("until", utc(until))
                .query(DirectiveBook::toDirective)
                .list();
    }

    private static Directive toDirective(ResultSet row, int number) throws SQLException {
        return new Directive(
                row.getLong("id"),
                Subject.parse(row.getString("subject")),
                new LocalText(row.getString("title_ko"), row.getString("title_en")),
                row.getString("text"),
                Urgency.parse(row.getString("urgency")),
                row.getString("jurisdiction"),
                row.getLong("issuer"),
                row.getBoolean("public"),
                instant(row, "issued"),
                toStanding(row),
                instant(row, "at"),
                row.getInt("number"));
    }

    private static Step toStep(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getLong("id"),
                row.getInt("number"),
                Act.parse(row.getString("act")),
                row.getLong("person"),
                longOrNull(row, "acting_for"),
                instant(row, "at"),
                row.getString("text"),
                row.getString("link"),
                toStanding(row),
                List.of());
    }

    private static Standing toStanding(ResultSet row) throws SQLException {
        return new Standing(
                State.parse(row.getString("state")),
                row.getString("office"),
                longOrNull(row, "owner"),
                instant(row, "due"),
                row.getBoolean("question"),
                instantOrNull(row, "wanted"));
    }

    private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        return (Long) row.getObject(column);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }
}
