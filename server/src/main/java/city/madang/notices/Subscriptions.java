package city.madang.notices;

import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The browsers that people registered for web push.
@Service
public class Subscriptions {

    /// More browsers than this nobody has.
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final PushHosts hosts;
    private final PushKeys keys;
    private final Channels channels;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, PushHosts hosts, PushKeys keys, Channels channels, Clock clock) {
        this.jdbc = jdbc;
        this.hosts = hosts;
        this.keys = keys;
        this.channels = channels;
        this.clock = clock;
    }

    /// A registered browser, as its owner sees it.
    ///
    /// @param device what it called itself, for example `Chrome, Android`
    public record Device(long id, String device, Instant added) {}

    /// Whether the owner of this city hall lets browsers be reached.
    public boolean open() {
        return channels.push();
    }

    /// Whether e-mails are sent.
    public boolean emailOpen() {
        return channels.email();
    }

    /// The key that a browser must be given to register with us.
    public String publicKey() {
        return keys.publicKey();
    }

    /// Registers a browser for a person; one that was somebody else's before is theirs now.
    ///
    /// @throws CityException if push is switched off, the push service is not allowed, or there are too many
    @Transactional
    public void add(long person, String endpoint, String p256dh, String auth, String device) {
        if (!channels.push()) {
            throw CityException.invalid("Push is switched off in this city hall (madang.notices.push)");
        }
        if (!hosts.allow(endpoint)) {
            throw CityException.invalid("This browser's push service is not allowed here (madang.notices.push-hosts)");
        }
        if (!p256dh.matches("[A-Za-z0-9_-]{80,100}={0,2}") || !auth.matches("[A-Za-z0-9_-]{20,30}={0,2}")) {
            throw CityException.invalid("The keys of the browser have another form than RFC 8291 says");
        }
        if (list(person).size() >= MOST) {
            throw CityException.invalid("You have %d browsers registered; remove one first".formatted(MOST));
        }
        jdbc.sql("""
                        insert into push_subscription (person, endpoint, p256dh, auth, device, added)
                        values (:person, :endpoint, :p256dh, :auth, :device, :now)
                        on conflict (endpoint) do update
                           set person = excluded.person, p256dh = excluded.p256dh, auth = excluded.auth,
                               device = excluded.device
                        """)
                .param("person", person)
                .param("endpoint", endpoint)
                .param("p256dh", p256dh)
                .param("auth", auth)
                .param("device", device)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The browsers of a person, oldest first.
    public List<Device> list(long person) {
        return jdbc.sql("select id, device, added from push_subscription where person = :person order by id")
                .param("person", person)
                .query((row, number) -> new Device(
                        row.getLong("id"),
                        row.getString("device"),
                        row.getObject("added", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Forgets a browser; does nothing if it is not theirs.
    @Transactional
    public void remove(long person, long id) {
        jdbc.sql("delete from push_subscription where person = :person and id = :id")
                .param("person", person)
                .param("id", id)
                .update();
    }
}
