package city.madang.notices;

import city.madang.identity.IdentityProperties;
import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The table of deliveries: takes what is due, and writes down what came of it.
@Component
class DeliveryBook {

    /// So long a delivery that was taken is left alone; if its server dies meanwhile, it is due again after that.
    private static final Duration TAKEN = Duration.ofMinutes(2);

    private static final int AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final NoticesProperties properties;
    private final Clock clock;
    private final String origin;

    DeliveryBook(
            JdbcClient jdbc,
            NoticesProperties properties,
            IdentityProperties identity,
            Environment environment,
            Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
        var address = identity.address();
        this.origin = address != null
                ? address.toString()
                : "http://localhost:" + environment.getProperty("server.port", "8080");
    }

    /// Takes what is due. Two servers never take the same.
    @Transactional
    List<Letter> take() {
        var now = clock.instant();
        return jdbc.sql("""
                        with due as (
                            select id from notice_delivery
                             where state = 'waiting' and next_try <= :now
                             order by next_try
                             limit :limit
                               for update skip locked),
                        taken as (
                            update notice_delivery d
                               set next_try = :later, attempts = attempts + 1
                              from due where d.id = due.id
                            returning d.*)
                        select t.id as delivery, t.attempts, t.channel, n.id as notice, n.kind, n.title_ko, n.title_en,
                               n.text_ko, n.text_en, n.link, p.email, coalesce(w.language, 'ko') as language,
                               s.id as subscription, s.endpoint, s.p256dh, s.auth
                          from taken t
                          join notice n on n.id = t.notice
                          join person p on p.id = n.person
                          left join notice_preference w on w.person = n.person
                          left join push_subscription s on s.id = t.subscription
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("later", now.plus(TAKEN).atOffset(ZoneOffset.UTC))
                .param("limit", AT_ONCE)
                .query(this::toLetter)
                .list();
    }

    /// Writes down what came of an attempt.
    @Transactional
    void settle(Letter letter, Letter.Outcome outcome) {
        switch (outcome) {
            case Letter.Outcome.Sent() -> finish(letter, "sent", null);
            case Letter.Outcome.Never(var trouble) -> finish(letter, "given-up", trouble);
            case Letter.Outcome.NotYet(var trouble) -> {
                if (letter.attempts() >= properties.attempts()) {
                    finish(letter, "given-up", trouble);
                } else {
                    postpone(letter, trouble);
                }
            }
            case Letter.Outcome.Gone() -> {
                var subscription = letter.subscription();
                if (subscription != null) {
                    jdbc.sql("delete from push_subscription where id = :id")
                            .param("id", subscription.id())
                            .update();
                }
            }
        }
    }

    /// The pause after so many attempts: doubled each time, up to the longest.
    Duration pauseAfter(int attempts) {
        var pause = properties.firstPause();
        for (int i = 1; i < attempts && pause.compareTo(properties.longestPause()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(properties.longestPause()) < 0 ? pause : properties.longestPause();
    }

    private void postpone(Letter letter, String trouble) {
        jdbc.sql("update notice_delivery set next_try = :next, trouble = :trouble where id = :id")
                .param(
                        "next",
                        clock.instant().plus(pauseAfter(letter.attempts())).atOffset(ZoneOffset.UTC))
                .param("trouble", trouble)
                .param("id", letter.delivery())
                .update();
    }

    private void finish(Letter letter, String state, @Nullable String trouble) {
        jdbc.sql("update notice_delivery set state = :state, trouble = :trouble, done = :now where id = :id")
                .param("state", state)
                .param("trouble", trouble)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", letter.delivery())
                .update();
    }

    private Letter toLetter(ResultSet row, int number) throws SQLException {
        var link = row.getString("link");
        boolean push = row.getString("channel").equals("push");
        return new Letter(
                row.getLong("delivery"),
                row.getInt("attempts"),
                row.getLong("notice"),
                row.getString("kind"),
                new LocalText(row.getString("title_ko"), row.getString("title_en")),
                new LocalText(row.getString("text_ko"), row.getString("text_en")),
                link == null ? null : origin + link,
                Locale.of(row.getString("language")),
                push ? null : row.getString("email"),
                push
                        ? new Subscription(
                                row.getLong("subscription"),
                                row.getString("endpoint"),
                                row.getString("p256dh"),
                                row.getString("auth"))
                        : null);
    }
}
