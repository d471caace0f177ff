package city.madang.simulator.systems;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Name;
import city.madang.simulator.city.Story;
import city.madang.simulator.http.Feed;
import city.madang.simulator.http.Question;
import city.madang.simulator.http.Reply;
import city.madang.simulator.http.Row;
import city.madang.simulator.http.Xml;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What people post in public, as one RSS feed: one remark a quarter of an hour, and many about a story nearby.
final class SocialSystems {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int SLOTS = 32;

    private final Desk desk;
    private final City city;

    SocialSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.http()
                .add(new Feed(
                        "social-posts", "/social/posts.rss", Duration.ofSeconds(10), this::posts, SocialSystems::rss));
    }

    private List<Map<String, Object>> posts(Moment now) {
        var posts = new ArrayList<Map<String, Object>>();
        for (var story : city.stories().begun(now, SLOTS * QUARTER.toSeconds())) {
            story.posts(now).reversed().forEach(said -> posts.add(post(story, said)));
        }
        for (var back = 0; back < SLOTS; back++) {
            var at = now.minus(QUARTER.multipliedBy(back)).floor(QUARTER);
            posts.add(remark(at, at.epochSecond() / QUARTER.toSeconds()));
        }
        return posts;
    }

    private static Map<String, Object> post(Story story, Story.Said said) {
        var id = "post-%s-%d".formatted(story.id(), said.number());
        return post(id, said.text(), new Moment(said.at() * 1000));
    }

    private static Map<String, Object> post(String id, Name text, Moment at) {
        return Row.of(
                "id",
                id,
                "ko",
                text.ko(),
                "en",
                text.en(),
                "author",
                "@seoul%04d".formatted(Math.floorMod(id.hashCode(), 10_000)),
                "date",
                RFC_1123.format(at.instant().atOffset(Moment.SEOUL)));
    }

    /// About the weather, the traffic, the bikes or nothing in particular.
    private Map<String, Object> remark(Moment at, long slot) {
        var district = Districts.all().get(city.noise().pick("social/district", slot, 25));
        var place = district.place(city.noise().pick("social/place", slot, 97));
        var speed = city.traffic().speed(district, at);
        var rain = city.weather().rain(district, at);
        var text = switch (city.noise().pick("social/theme", slot, 4)) {
            case 0 ->
                rain > 0.5
                        ? new Name(
                                place.ko() + " 비 와요 우산 챙기세요", "Raining in %s, take an umbrella".formatted(place.en()))
                        : new Name(place.ko() + " 하늘 맑다", "Clear sky over " + place.en());
            case 1 ->
                speed < 22
                        ? new Name(place.ko() + " 차 엄청 막혀요", "Traffic is stuck in " + place.en())
                        : new Name(place.ko() + " 길 잘 뚫리네요", "Roads are free in " + place.en());
            case 2 -> new Name(place.ko() + " 따릉이 한 바퀴", "A round on a public bike in " + place.en());
            default -> new Name(place.ko() + " 새로 생긴 카페 좋다", "Nice new café in " + place.en());
        };
        return post("post-" + slot, text, at);
    }

    private static Reply rss(List<Map<String, Object>> posts, Question question) {
        var items = posts.stream()
                .map(post -> Row.of(
                        "title", String.valueOf(post.get("ko")),
                        "link", "https://social.example/" + post.get("id"),
                        "guid", String.valueOf(post.get("id")),
                        "pubDate", String.valueOf(post.get("date")),
                        "author", String.valueOf(post.get("author")),
                        "category", "social",
                        "description", String.valueOf(post.get("en"))))
                .toList();
        var channel = Row.of(
                "title",
                "시민 게시글",
                "link",
                "https://social.example/",
                "description",
                "시민 게시글",
                "language",
                "ko",
                "item",
                items);
        var text = Xml.document(Row.of("rss", Row.of("channel", channel)));
        return Reply.xml(text.replaceFirst("<rss>", "<rss version=\"2.0\">"));
    }
}
