package city.madang.identity;

import city.madang.identity.Approval.Decision;
import city.madang.identity.Approval.State;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Four eyes: one person asks, another who is entitled decides, and only then it is done. A deputy's eyes
/// count as those of whom they act for too.
@Service
public class Approvals {

    private static final TypeReference<Map<String, String>> PAYLOAD = new TypeReference<>() {};

    private static final int LONGEST_REASON = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final ObjectProvider<ApprovalKind> kinds;
    private final Clock clock;

    Approvals(JdbcClient jdbc, JsonMapper json, AuditTrail audit, ObjectProvider<ApprovalKind> kinds, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.kinds = kinds;
        this.clock = clock;
    }

    /// Asks for something in the name of the person of the current request.
    ///
    /// @param what what will be done, in one sentence for who decides
    /// @throws CityException if nobody is signed in, no reason is given, or the same is asked for already
    @Transactional
    public Approval request(String kind, String subject, LocalText what, Map<String, String> payload, String reason) {
        var viewer = Viewers.current();
        var requester = signedIn(viewer);
        kind(kind);
        var absent = viewer.actingFor();
        long id;
        try {
            id = jdbc.sql("""
                            insert into approval (kind, subject, what_ko, what_en, payload, reason, requested_by,
                                                  requested_for, requested)
                            values (:kind, :subject, :ko, :en, cast(:payload as jsonb), :reason, :by, :for, :now)
                            returning id
                            """)
                    .param("kind", kind)
                    .param("subject", subject)
                    .param("ko", what.ko())
                    .param("en", what.en())
                    .param("payload", json.writeValueAsString(payload))
                    .param("reason", reasonIn(reason))
                    .param("by", requester.id())
                    .param("for", absent == null ? null : absent.id())
                    .param("now", now())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new CityException(
                    Category.CONFLICT,
                    "The same was asked for '%s' already and waits for a decision".formatted(subject),
                    null,
                    e);
        }
        audit.record("approval-requested", subject, Map.of("approval", Long.toString(id), "kind", kind));
        return get(id);
    }

    /// What came of a decision.
    ///
    /// @param handOn see [ApprovalKind#carryOut]
    public record Decided(Approval approval, Optional<String> handOn) {}

    /// Agrees, and does what was asked for.
    ///
    /// @throws CityException if the current person may not decide, it is decided already, or it cannot be done
    ///     any more
    @Transactional
    public Decided approve(long id, String reason) {
        var approval = decide(id, State.APPROVED, reason);
        return new Decided(get(id), kind(approval.kind()).carryOut(approval));
    }

    /// Refuses; nothing is done.
    ///
    /// @throws CityException if the current person may not decide, gives no reason, or it is decided already
    @Transactional
    public Approval refuse(long id, String reason) {
        decide(id, State.REFUSED, reasonIn(reason));
        return get(id);
    }

    /// Takes back what the current person asked for.
    ///
    /// @throws CityException if it is not theirs or decided already
    @Transactional
    public Approval withdraw(long id) {
        var approval = get(id);
        var viewer = Viewers.current();
        if (!approval.wasAskedBy(signedIn(viewer))) {
            throw new CityException(Category.FORBIDDEN, "Only who asked for it takes it back");
        }
        store(approval, State.WITHDRAWN, viewer, "");
        return get(id);
    }

    private Approval decide(long id, State outcome, String reason) {
        var approval = get(id);
        var viewer = Viewers.current();
        if (!mayDecide(viewer, approval)) {
            throw new CityException(
                    Category.FORBIDDEN,
                    approval.wasAskedBy(viewer.person()) || approval.wasAskedBy(viewer.actingFor())
                            ? "Somebody else has to decide what you asked for"
                            : "Your role does not decide this");
        }
        store(approval, outcome, viewer, reason);
        return approval;
    }

    private void store(Approval approval, State outcome, Viewer viewer, String reason) {
        var absent = viewer.actingFor();
        int changed = jdbc.sql("""
                        update approval
                           set state = :state, decided_by = :by, decided_for = :for, decided = :now,
                               decision_reason = :reason
                         where id = :id and state = 'waiting'
                        """)
                .param("state", outcome.key())
                .param("by", signedIn(viewer).id())
                .param("for", absent == null ? null : absent.id())
                .param("now", now())
                .param("reason", shortened(reason.strip()))
                .param("id", approval.id())
                .update();
        if (changed == 0) {
            throw new CityException(Category.CONFLICT, "It was decided already");
        }
        audit.record(
                "approval-" + outcome.key(),
                approval.subject(),
                Map.of("approval", Long.toString(approval.id()), "kind", approval.kind()));
    }

    /// Whether somebody may decide: entitled by role, and no part of the asking.
    public boolean mayDecide(Viewer who, Approval approval) {
        return approval.state() == State.WAITING
                && who.person() != null
                && !approval.wasAskedBy(who.person())
                && !approval.wasAskedBy(who.actingFor())
                && kinds.stream().anyMatch(kind -> kind.key().equals(approval.kind()) && kind.mayDecide(who, approval));
    }

    /// Whether somebody asked for it and may take it back.
    public boolean mayWithdraw(Viewer who, Approval approval) {
        return approval.state() == State.WAITING && approval.wasAskedBy(who.person());
    }

    /// Lists what waits, the longest waiting first.
    public List<Approval> listWaiting() {
        return jdbc.sql("select * from approval where state = 'waiting' order by requested, id")
                .query(this::toApproval)
                .list();
    }

    /// Lists what was decided or withdrawn, newest first.
    public List<Approval> listDecided(int limit) {
        return jdbc.sql("select * from approval where state <> 'waiting' order by decided desc, id desc limit :limit")
                .param("limit", limit)
                .query(this::toApproval)
                .list();
    }

    /// Finds what waits about a subject.
    public List<Approval> listWaiting(String subject) {
        return listWaiting().stream()
                .filter(approval -> approval.subject().equals(subject))
                .toList();
    }

    /// The approval with that id.
    ///
    /// @throws CityException if there is none
    public Approval get(long id) {
        return jdbc.sql("select * from approval where id = :id")
                .param("id", id)
                .query(this::toApproval)
                .optional()
                .orElseThrow(() -> CityException.notFound("There is no approval " + id));
    }

    /// What a kind is called.
    public LocalText titleOf(String kind) {
        return kinds.stream()
                .filter(one -> one.key().equals(kind))
                .findFirst()
                .map(ApprovalKind::title)
                .orElse(LocalText.same(kind));
    }

    private ApprovalKind kind(String key) {
        return kinds.stream()
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No room approves '%s'".formatted(key)));
    }

    private static Person signedIn(Viewer viewer) {
        var person = viewer.person();
        if (person == null) {
            throw new CityException(Category.FORBIDDEN, "Sign in first");
        }
        return person;
    }

    private static String reasonIn(String reason) {
        if (reason.isBlank()) {
            throw CityException.invalid("Say why, in a few words");
        }
        return shortened(reason.strip());
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Approval toApproval(ResultSet row, int number) throws SQLException {
        var state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        var decider = person(row, "decided_by");
        return new Approval(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                new LocalText(row.getString("what_ko"), row.getString("what_en")),
                json.readValue(row.getString("payload"), PAYLOAD),
                row.getString("reason"),
                person(row.getLong("requested_by")),
                person(row, "requested_for"),
                row.getObject("requested", OffsetDateTime.class).toInstant(),
                state,
                decider == null
                        ? null
                        : new Decision(
                                decider,
                                person(row, "decided_for"),
                                row.getObject("decided", OffsetDateTime.class).toInstant(),
                                row.getString("decision_reason")));
    }

    private @Nullable Person person(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : person(id);
    }

    private Person person(long id) {
        return jdbc.sql("select * from person where id = :id")
                .param("id", id)
                .query(PersonRows::read)
                .single();
    }
}
