package city.madang.boards.presentation;

import city.madang.identity.Person;
import city.madang.identity.Viewer;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/// The presentations that run. They live in memory: after a restart of the server a meeting starts anew.
/// Thread-safe.
@Service
public class Presentations {

    /// As many as meetings a city hall may hold at once, with room to spare.
    private static final int MOST = 200;

    private static final int MOST_FOLLOWERS = 500;

    /// Screens say every 15 s that they are still there; three times that and they are gone.
    private static final Duration GONE = Duration.ofSeconds(45);

    /// A host whose screen sleeps for a while keeps their audience.
    private static final Duration HOST_GONE = Duration.ofMinutes(10);

    private static final Pattern STATE = Pattern.compile("|\\?[A-Za-z0-9=&,:%._~+-]{0,1000}");

    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Presentations(Clock clock) {
        this.clock = clock;
    }

    /// Starts a presentation that `viewer` drives.
    ///
    /// @param state see [Presentation#state()]
    public Presentation start(Viewer viewer, String state) {
        var host = staff(viewer);
        var now = clock.instant();
        running.values().removeIf(one -> one.hostGone(now));
        if (running.size() >= MOST) {
            throw new CityException(Category.TOO_MANY, "%d presentations run already".formatted(MOST));
        }
        var bytes = new byte[12];
        random.nextBytes(bytes);
        var id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes)
                .replace('_', '-')
                .replaceFirst("^-", "x");
        var one = new Running(id, host.id(), host.name(), checked(state), now);
        running.put(id, one);
        return one.stand(now);
    }

    /// Shows something else, or says that the host is still there.
    ///
    /// @throws CityException if somebody else drives
    public Presentation drive(String id, Viewer viewer, String state) {
        return hosted(id, viewer).show(checked(state), clock.instant());
    }

    /// Ends a presentation; who follows is told.
    public void end(String id, Viewer viewer) {
        hosted(id, viewer).end(clock.instant());
    }

    /// Notes that somebody follows.
    public Presentation follow(String id, Viewer viewer, boolean looking) {
        var person = staff(viewer);
        return get(id).follow(person, looking, clock.instant());
    }

    /// Notes that somebody follows no more.
    public void leave(String id, Viewer viewer) {
        get(id).leave(staff(viewer).id(), clock.instant());
    }

    /// The presentation as it stands, or nothing.
    public Optional<Presentation> find(String id) {
        return Optional.ofNullable(running.get(id)).map(one -> one.stand(clock.instant()));
    }

    private Running hosted(String id, Viewer viewer) {
        var one = get(id);
        if (one.host != staff(viewer).id()) {
            throw new CityException(Category.FORBIDDEN, "Somebody else drives this presentation");
        }
        return one;
    }

    private Running get(String id) {
        return Optional.ofNullable(running.get(id))
                .orElseThrow(() -> CityException.notFound("There is no such presentation; it may be over"));
    }

    private static Person staff(Viewer viewer) {
        var person = viewer.person();
        if (person == null || !viewer.reaches(Audience.Group.OFFICIAL)) {
            throw new CityException(Category.FORBIDDEN, "Presentations are for staff; sign in first");
        }
        return person;
    }

    private static String checked(String state) {
        if (!STATE.matcher(state).matches()) {
            throw CityException.invalid("What is shown is the query of the wall's address, such as ?scene=safety");
        }
        return state;
    }

    private static final class Running {

        private record Seen(LocalText name, boolean looking, Instant at) {}

        private final String id;
        private final long host;
        private final LocalText hostName;
        private final Map<Long, Seen> followers = new LinkedHashMap<>();
        private String state;
        private Instant hostSeen;
        private boolean over;
        private long revision = 1;

        Running(String id, long host, LocalText hostName, String state, Instant now) {
            this.id = id;
            this.host = host;
            this.hostName = hostName;
            this.state = state;
            this.hostSeen = now;
        }

        synchronized boolean hostGone(Instant now) {
            return over || Duration.between(hostSeen, now).compareTo(HOST_GONE) > 0;
        }

        synchronized Presentation show(String wanted, Instant now) {
            if (over) {
                throw CityException.notFound("This presentation is over");
            }
            hostSeen = now;
            if (!wanted.equals(state)) {
                state = wanted;
                revision++;
            }
            return stand(now);
        }

        synchronized void end(Instant now) {
            hostSeen = now;
            over = true;
            revision++;
        }

        synchronized Presentation follow(Person person, boolean looking, Instant now) {
            if (!followers.containsKey(person.id()) && followers.size() >= MOST_FOLLOWERS) {
                throw new CityException(Category.TOO_MANY, "%d people follow already".formatted(MOST_FOLLOWERS));
            }
            var before = followers.put(person.id(), new Seen(person.name(), looking, now));
            if (before == null || before.looking() != looking) {
                revision++;
            }
            return stand(now);
        }

        synchronized void leave(long person, Instant now) {
            if (followers.remove(person) != null) {
                revision++;
            }
            stand(now);
        }

        synchronized Presentation stand(Instant now) {
            if (followers
                    .values()
                    .removeIf(seen -> Duration.between(seen.at(), now).compareTo(GONE) > 0)) {
                revision++;
            }
            if (!over && hostGone(now)) {
                over = true;
                revision++;
            }
            return new Presentation(
                    id,
                    hostName,
                    state,
                    over,
                    followers.values().stream()
                            .map(seen -> new Presentation.Follower(seen.name(), seen.looking()))
                            .toList(),
                    revision);
        }
    }
}
