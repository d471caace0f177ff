package city.madang.situation;

import city.madang.identity.Person;
import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what happened in a situation, step by step. The database lets nobody change or take away what stands here.
@Repository
class Timeline {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Writes down what is done now.
    ///
    /// @param by who does it; absent for the room itself, by its rules
    void did(Step.What what, long situation, @Nullable Person by, LocalText text, Map<String, String> detail) {
        add(what, situation, clock.instant(), by, text, detail);
    }

    /// Writes down what a system tells of a moment.
    void told(Step.What what, long situation, Instant at, LocalText text, Map<String, String> detail) {
        add(what, situation, at, null, text, detail);
    }

    private void add(
            Step.What what,
            long situation,
            Instant at,
            @Nullable Person by,
            LocalText text,
            Map<String, String> detail) {
        jdbc.sql("""
                        insert into situation_step (situation, at, recorded, what, person, name_ko, name_en, text_ko, text_en,
                               detail)
                        values (:situation, :at, :recorded, :what, :person, :nameKo, :nameEn, :ko, :en, :detail::jsonb)
                        """)
                .param("situation", situation)
                .param("at", Rows.utc(at))
                .param("recorded", Rows.utc(clock.instant()))
                .param("what", what.key())
                .param("person", by == null ? null : by.id())
                .param("nameKo", by == null ? null : by.name().ko())
                .param("nameEn", by == null ? null : by.name().en())
                .param("ko", text.ko())
                .param("en", text.en())
                .param("detail", JSON.writeValueAsString(detail))
                .update();
    }

    /// The steps of these, oldest first.
    List<Step> of(Collection<Long> situations) {
        return jdbc.sql("""
                        select id, situation, at, recorded, what, name_ko, name_en, text_ko, text_en, detail::text as detail
                          from situation_step where situation = any(:ids) order by at, id
                        """)
                .param("ids", situations.toArray(Long[]::new))
                .query(Timeline::toStep)
                .list();
    }

    private static Step toStep(ResultSet row, int number) throws SQLException {
        var name = row.getString("name_ko");
        return new Step(
                row.getLong("id"),
                row.getLong("situation"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                row.getString("what"),
                name == null ? null : new LocalText(name, row.getString("name_en")),
                new LocalText(row.getString("text_ko"), row.getString("text_en")),
                JSON.readValue(row.getString("detail"), TEXTS));
    }
}
