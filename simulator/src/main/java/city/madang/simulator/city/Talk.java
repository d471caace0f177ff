package city.madang.simulator.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What people of the city say in public, in Korean and in English: of the weather they stand in, the traffic they sit
/// in, a festival they are at, and above all of what happens near them. A pure function of the seed, the moment and the
/// stories that were started; the texts are those of the resource `talk.yaml`.
public final class Talk {

    /// Something posted.
    ///
    /// @param at milliseconds since 1970
    /// @param number tells posts of one millisecond apart, 0 to 65,535
    /// @param author 0 to 9,999; nobody real
    /// @param language `ko` or `en`
    public record Post(long at, int number, int author, String language, String text) {}

    /// The texts of one theme.
    record Theme(List<String> ko, List<String> en) {}

    /// Posts an hour, about; an estimate that lets a day be read in minutes.
    private static final double AN_HOUR = 22;
    /// Share of posts in English; an estimate.
    private static final double ENGLISH = 0.22;
    /// Posts that every line of a story draws after it, in its first minutes; an estimate.
    private static final int ECHOES = 7;

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int KEPT_HOURS = 24 * 9;
    private static final int FESTIVALS = 4;

    private final City city;
    private final Noise noise;
    private final Map<String, Theme> themes;
    private final Map<Long, List<Post>> hours = new LinkedHashMap<>();

    public Talk(City city) {
        this.city = city;
        this.noise = city.noise();
        try (var in = Objects.requireNonNull(Talk.class.getResourceAsStream("talk.yaml"))) {
            themes = new YAMLMapper().readValue(in, new TypeReference<Map<String, Theme>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was posted after `from` and until `to`, oldest first.
    public List<Post> between(Moment from, Moment to) {
        var posts = new ArrayList<Post>();
        for (var hour = Math.floorDiv(from.epochMilli(), HOUR); hour <= Math.floorDiv(to.epochMilli(), HOUR); hour++) {
            posts.addAll(usual(hour));
        }
        var seconds = (to.epochMilli() - from.epochMilli()) / 1000;
        for (var story : city.stories().begun(to, seconds)) {
            posts.addAll(about(story, to));
        }
        posts.removeIf(post -> post.at() <= from.epochMilli() || post.at() > to.epochMilli());
        posts.sort(Comparator.comparingLong(Post::at).thenComparingInt(Post::number));
        return posts;
    }

    /// The posts of an hour apart from stories. Kept, because a week of weather takes long to ask for.
    private List<Post> usual(long hour) {
        synchronized (hours) {
            var known = hours.get(hour);
            if (known == null) {
                known = make(hour);
                hours.put(hour, known);
                if (hours.size() > KEPT_HOURS) {
                    hours.remove(hours.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    private List<Post> make(long hour) {
        var posts = new ArrayList<Post>();
        var start = new Moment(hour * HOUR);
        var many = (int) (AN_HOUR * Rhythm.STREET.at(start) + noise.uniform("talk/many", hour));
        for (var i = 0; i < many; i++) {
            var slot = hour * 1000 + i;
            var at = new Moment(start.epochMilli() + (long) (noise.uniform("talk/second", slot) * HOUR));
            posts.add(usual(at, slot));
        }
        var festival = festival(start);
        if (festival != null) {
            for (var i = 0; i < 14; i++) {
                var slot = hour * 1000 + 500 + i;
                var at = new Moment(start.epochMilli() + (long) (noise.uniform("talk/second", slot) * HOUR));
                posts.add(post(festival, at, slot, Districts.get("11560")));
            }
        }
        return posts;
    }

    private Post usual(Moment at, long slot) {
        var district = Districts.all()
                .get(noise.pick("talk/district", slot, Districts.all().size()));
        var rain = city.weather().rain(district, at);
        var theme = switch (noise.pick("talk/theme", slot, 12)) {
            case 0, 1 ->
                city.weather().snows(at) && rain > 0.3 ? "snow" : rain > 8 ? "flooded" : rain > 0.5 ? "rain" : "dry";
            case 2 -> rain > 8 ? "flooded" : city.traffic().speed(district, at) < 22 ? "slow" : "free";
            case 3 ->
                city.air().at(Air.Pollutant.PM25, district, at.floor(Duration.ofHours(1))) > 35 ? "dust" : "clear";
            case 4 -> "subway";
            case 5 -> "bus";
            case 6 -> "bike";
            case 7 -> "park";
            case 8 -> "complaint";
            case 9 -> "service";
            case 10 -> "food";
            default -> "life";
        };
        return post(theme, at, slot, district);
    }

    /// On one day of three there is a festival from four in the afternoon to ten at night.
    private @Nullable String festival(Moment at) {
        var today = noise.pick("talk/festival", at.day(), 3 * FESTIVALS);
        return today < FESTIVALS && at.hour() >= 16 && at.hour() < 22 ? "festival-" + (today + 1) : null;
    }

    private Post post(String theme, Moment at, long slot, District district) {
        var english = noise.uniform("talk/language", slot) < ENGLISH;
        var texts = Objects.requireNonNull(themes.get(theme), theme);
        var from = english ? texts.en() : texts.ko();
        var text = from.get(noise.pick("talk/text", slot, from.size()));
        return new Post(
                at.epochMilli(),
                (int) Math.floorMod(slot, 60_000L),
                noise.pick("talk/author", slot, 10_000),
                english ? "en" : "ko",
                filled(text, district.place(noise.pick("talk/place", slot, 97)), district, english));
    }

    /// Whatever is said of a story is said again by others, in nearly the same words.
    private List<Post> about(Story story, Moment now) {
        var posts = new ArrayList<Post>();
        for (var said : story.posts(now)) {
            for (var echo = 0; echo < ECHOES; echo++) {
                var slot = story.scene().start() * 100 + said.number() * 10L + echo;
                var delay = echo == 0
                        ? 0
                        : (long) (noise.uniform("talk/echo", slot)
                                * 900_000
                                / story.scene().speed());
                var english = noise.uniform("talk/language", slot) < ENGLISH;
                posts.add(new Post(
                        said.at() * 1000 + delay,
                        60_000 + said.number() * 10 + echo,
                        noise.pick("talk/author", slot, 10_000),
                        english ? "en" : "ko",
                        echoed(english ? said.text().en() : said.text().ko(), english, echo == 0 ? 0 : slot)));
            }
        }
        return posts;
    }

    private String echoed(String text, boolean english, long slot) {
        if (slot == 0) {
            return text;
        }
        var manner = Objects.requireNonNull(themes.get("echo"));
        var ways = english ? manner.en() : manner.ko();
        return ways.get(noise.pick("talk/manner", slot, ways.size())).replace("{text}", text);
    }

    private static String filled(String text, Name place, District district, boolean english) {
        return text.replace("{place}", english ? place.en() : place.ko())
                .replace("{district}", english ? district.en() : district.ko());
    }
}
