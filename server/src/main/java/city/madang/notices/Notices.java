package city.madang.notices;

import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The way to tell somebody something. A notice is in the person's inbox once the caller's transaction is durable; what
/// leaves the house is work in a table that is tried until it succeeds, also after a restart.
@Service
public class Notices {

    private final JdbcClient jdbc;
    private final Channels channels;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notices(JdbcClient jdbc, Channels channels, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.events = events;
        this.clock = clock;
    }

    /// Tells a person something.
    ///
    /// @param person id of a person
    /// @return the number of the notice
    @Transactional
    public long send(long person, Notice notice) {
        return insert(person, notice, null).orElseThrow();
    }

    /// Tells a person something unless they were told under the same words `once` before, for example
    /// `directive-17-due-2026-11-23`.
    ///
    /// @return whether they are told now
    @Transactional
    public boolean sendOnce(long person, Notice notice, String once) {
        return insert(person, notice, once).isPresent();
    }

    /// The newest notices of a person, newest first.
    ///
    /// @param before only those older than this number; absent for the newest
    public List<Received> list(long person, @Nullable Long before, int limit) {
        return jdbc.sql("""
                        select id, kind, title_ko, title_en, text_ko, text_en, link, sent, read
                          from notice
                         where person = :person and (cast(:before as bigint) is null or id < :before)
                         order by id desc
                         limit :limit
                        """)
                .param("person", person)
                .param("before", before)
                .param("limit", limit)
                .query(Notices::toReceived)
                .list();
    }

    /// A notice of that person; nothing if it is not theirs.
    public Optional<Received> find(long person, long id) {
        return jdbc.sql("""
                        select id, kind, title_ko, title_en, text_ko, text_en, link, sent, read
                          from notice where person = :person and id = :id
                        """)
                .param("person", person)
                .param("id", id)
                .query(Notices::toReceived)
                .optional();
    }

    /// How many notices of a person are not read.
    public int unread(long person) {
        return jdbc.sql("select count(*) from notice where person = :person and read is null")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    /// Marks a notice as read; does nothing if it is not theirs or read already.
    @Transactional
    public void read(long person, long id) {
        jdbc.sql("update notice set read = :now where person = :person and id = :id and read is null")
                .param("now", now())
                .param("person", person)
                .param("id", id)
                .update();
    }

    /// Marks everything a person has as read.
    @Transactional
    public void readAll(long person) {
        jdbc.sql("update notice set read = :now where person = :person and read is null")
                .param("now", now())
                .param("person", person)
                .update();
    }

    /// How a person wants to be told.
    public Preference preference(long person) {
        return jdbc.sql("select email, push, language from notice_preference where person = :person")
                .param("person", person)
                .query((row, number) -> new Preference(
                        row.getBoolean("email"), row.getBoolean("push"), Locale.of(row.getString("language"))))
                .optional()
                .orElse(Preference.STANDARD);
    }

    @Transactional
    public void prefer(long person, Preference wanted) {
        jdbc.sql("""
                        insert into notice_preference (person, email, push, language)
                        values (:person, :email, :push, :language)
                        on conflict (person) do update
                           set email = excluded.email, push = excluded.push, language = excluded.language
                        """)
                .param("person", person)
                .param("email", wanted.email())
                .param("push", wanted.push())
                .param("language", wanted.language().getLanguage())
                .update();
    }

    private OptionalLong insert(long person, Notice notice, @Nullable String once) {
        var about = notice.about();
        var id = jdbc.sql("""
                        insert into notice (person, kind, title_ko, title_en, text_ko, text_en, link, about, once, sent)
                        values (:person, :kind, :titleKo, :titleEn, :textKo, :textEn, :link, :about, :once, :now)
                        on conflict (person, once) do nothing
                        returning id
                        """)
                .param("person", person)
                .param("kind", notice.kind())
                .param("titleKo", notice.title().ko())
                .param("titleEn", notice.title().en())
                .param("textKo", notice.text().ko())
                .param("textEn", notice.text().en())
                .param("link", notice.link())
                .param("about", about == null ? null : about.toString())
                .param("once", once)
                .param("now", now())
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            return OptionalLong.empty();
        }
        schedule(person, id.get());
        events.publishEvent(new NoticeStored(id.get()));
        return OptionalLong.of(id.get());
    }

    /// Writes down the ways this notice takes beyond the page, as they are open now.
    private void schedule(long person, long notice) {
        var wanted = preference(person);
        if (wanted.email() && channels.email()) {
            jdbc.sql("""
                            insert into notice_delivery (notice, channel, next_try)
                            select :notice, 'email', :now from person where id = :person and email is not null and active
                            """)
                    .param("notice", notice)
                    .param("now", now())
                    .param("person", person)
                    .update();
        }
        if (wanted.push() && channels.push()) {
            jdbc.sql("""
                            insert into notice_delivery (notice, channel, subscription, next_try)
                            select :notice, 'push', s.id, :now
                              from push_subscription s join person p on p.id = s.person
                             where s.person = :person and p.active
                            """)
                    .param("notice", notice)
                    .param("now", now())
                    .param("person", person)
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Received toReceived(ResultSet row, int number) throws SQLException {
        return new Received(
                row.getLong("id"),
                row.getString("kind"),
                new LocalText(row.getString("title_ko"), row.getString("title_en")),
                new LocalText(row.getString("text_ko"), row.getString("text_en")),
                row.getString("link"),
                row.getObject("sent", OffsetDateTime.class).toInstant(),
                instant(row.getObject("read", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
