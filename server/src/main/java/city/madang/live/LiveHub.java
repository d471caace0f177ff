package city.madang.live;

import city.madang.identity.AccessChanged;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/// Brings every open screen up to date. Each tick collects what changed in the topics somebody watches,
/// encodes it once for each readership, and wakes the screens it concerns.
final class LiveHub {

    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
    /// How long a topic nobody watches is still followed, so that a screen that reconnects gets deltas.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private record Address(String topic, Readership readers) {}

    private final String epoch = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final Collection<TopicOffer> offers;
    private final Supplier<Moment> now;
    private final LiveProperties limits;
    private final StatusLine status = new StatusLine();
    private final Map<Address, Channel> channels = new ConcurrentHashMap<>();
    private final Map<Screen, Boolean> screens = new ConcurrentHashMap<>();
    private final Map<String, Integer> addresses = new ConcurrentHashMap<>();
    private final Set<String> failing = new HashSet<>();
    private final JsonBytes scratch = new JsonBytes(65_536);

    LiveHub(Collection<TopicOffer> offers, Supplier<Moment> now, LiveProperties limits) {
        this.offers = offers;
        this.now = now;
        this.limits = limits;
    }

    StatusLine status() {
        return status;
    }

    int openScreens() {
        return screens.size();
    }

    /// Opens a screen on `topics`, which begins where `resume` says.
    ///
    /// @param address network address of the viewer; absent if it is no sign of who is there
    /// @param session closed together with this session; absent for who has none
    /// @throws CityException if a topic does not exist or is not for these readers, or a limit is reached
    Screen open(
            List<String> topics,
            Readership readers,
            ResumePoint resume,
            @Nullable String address,
            @Nullable String session) {
        var watched = channels(topics, readers);
        var place = address == null ? "" : address;
        admit(place);
        var followed = new ArrayList<Channel>();
        try {
            for (var channel : watched) {
                channel.watch();
                followed.add(channel);
            }
            var screen = new Screen(epoch + "-" + readers.key(), place, session, watched, status, resume);
            screens.put(screen, true);
            return screen;
        } catch (RuntimeException e) {
            followed.forEach(channel -> channel.leave(System.nanoTime()));
            release(place);
            throw e;
        }
    }

    void close(Screen screen) {
        if (screens.remove(screen) != null) {
            screen.close();
            release(screen.address());
            screen.channels().forEach(channel -> channel.leave(System.nanoTime()));
        }
    }

    /// A screen ends when its viewer may no longer see what they saw; their browser then opens it anew.
    @EventListener
    void accessChanged(AccessChanged change) {
        closeSession(change.session());
    }

    /// Closes the screens of a session that ended.
    void closeSession(String session) {
        screens.keySet().stream()
                .filter(screen -> session.equals(screen.session()))
                .forEach(Screen::close);
    }

    void closeAll() {
        screens.keySet().forEach(Screen::close);
    }

    /// The channels of `topics` as `readers` see them.
    private List<Channel> channels(List<String> topics, Readership readers) {
        return check(topics, readers).stream()
                .map(topic -> channel(topic, readers))
                .toList();
    }

    /// The topics of these names, each once.
    ///
    /// @throws CityException if one does not exist or is not for these readers, or there are none or too many
    List<Topic> check(List<String> topics, Readership readers) {
        var names = new LinkedHashSet<>(topics);
        if (names.isEmpty()) {
            throw CityException.invalid("Name at least one topic, such as ?topics=figures; there are: " + names());
        }
        if (names.size() > limits.topicsPerScreen()) {
            throw CityException.invalid("%d topics were asked for; one screen takes at most %d"
                    .formatted(names.size(), limits.topicsPerScreen()));
        }
        return names.stream().map(name -> topic(name, readers.group())).toList();
    }

    /// The topic of that name, if `group` may see it.
    private Topic topic(String name, Audience.Group group) {
        var topic = offers.stream()
                .flatMap(offer -> offer.find(name).stream())
                .findFirst()
                .orElseThrow(() ->
                        CityException.invalid("There is no topic '%s'; there are: %s".formatted(shown(name), names())));
        if (!group.reaches(topic.audience())) {
            throw new CityException(
                    Category.FORBIDDEN,
                    "The topic '%s' is for %s; sign in to see it".formatted(name, topic.audience()));
        }
        return topic;
    }

    /// Collects and announces what changed. Called by one thread.
    void tick() {
        long time = System.nanoTime();
        boolean news = false;
        for (var channel : channels.values()) {
            news |= collect(channel, time);
            channel.sleepIfIdle(time, GRACE.toNanos());
        }
        if (news) {
            wake();
        }
    }

    void wake() {
        screens.keySet().forEach(Screen::wake);
    }

    /// A topic that fails is named once, not at every tick.
    private boolean collect(Channel channel, long time) {
        var name = channel.topic().name();
        try {
            boolean news = channel.collect(time, scratch);
            if (failing.remove(name)) {
                LOG.info("topic={} is collected again", name);
            }
            return news;
        } catch (RuntimeException e) {
            if (failing.add(name)) {
                LOG.warn("topic={} could not be collected, tried again at every tick", name, e);
            }
            return false;
        }
    }

    private Channel channel(Topic topic, Readership readers) {
        return channels.computeIfAbsent(
                new Address(topic.name(), readers), any -> new Channel(topic, readers, now, limits));
    }

    private void admit(String address) {
        if (screens.size() >= limits.screens()) {
            throw new CityException(
                    Category.UNAVAILABLE,
                    "All %d places for live screens are taken".formatted(limits.screens()),
                    RETRY_AFTER,
                    null);
        }
        int open = addresses.merge(address, 1, Integer::sum);
        if (!address.isEmpty() && open > limits.screensPerAddress()) {
            release(address);
            throw new CityException(
                    Category.TOO_MANY,
                    "%d screens are open from this address; that is the most".formatted(limits.screensPerAddress()),
                    RETRY_AFTER,
                    null);
        }
    }

    private void release(String address) {
        addresses.computeIfPresent(address, (any, open) -> open == 1 ? null : open - 1);
    }

    /// The names on offer that these readers may follow.
    List<String> served(Readership readers) {
        return offered(readers.group(), true);
    }

    /// The names on offer that are for others.
    List<String> withheld(Readership readers) {
        return offered(readers.group(), false);
    }

    private List<String> offered(Audience.Group group, boolean reached) {
        return offers.stream()
                .flatMap(offer -> offer.names().stream()
                        .filter(name -> offer.find(name)
                                .filter(topic -> group.reaches(topic.audience()) == reached)
                                .isPresent()))
                .toList();
    }

    private String names() {
        return String.join(
                ", ", offers.stream().flatMap(offer -> offer.names().stream()).toList());
    }

    private static String shown(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }
}
