package city.madang.simulator.systems;

import city.madang.simulator.city.Air.Pollutant;
import city.madang.simulator.city.City;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Incident;
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

/// The press: headlines made from what happens in the imaginary city, in Korean and in English as RSS, and
/// the city's own notices as Atom.
final class PressSystems {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TWENTY = Duration.ofMinutes(20);
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final List<Name> PAPERS = List.of(
            new Name("한강일보", "Hangang Daily"),
            new Name("마당신문", "Madang Times"),
            new Name("도시방송", "City Broadcasting"),
            new Name("남산경제", "Namsan Business"));

    private final City city;
    private final Desk desk;

    PressSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.http()
                .add(new Feed("press", "/press/ko.rss", MINUTE, moment -> articles(moment, 48), PressSystems::korean));
        desk.http()
                .add(new Feed(
                        "press-en", "/press/en.rss", MINUTE, moment -> articles(moment, 24), PressSystems::english));
        desk.http()
                .add(new Feed(
                        "city-notices", "/press/notices.atom", Duration.ofHours(1), this::notices, PressSystems::atom));
    }

    /// What is written about stories; and one article every twenty minutes in the daytime, one an hour at night.
    private List<Map<String, Object>> articles(Moment now, int slots) {
        var articles = new ArrayList<Map<String, Object>>();
        for (var story : city.stories().begun(now, slots * TWENTY.toSeconds())) {
            for (var said : story.press(now).reversed()) {
                for (var paper = 0; paper < PAPERS.size(); paper += 2) {
                    articles.add(article(story, said, (paper + said.number()) % PAPERS.size()));
                }
            }
        }
        for (var back = 0; back < slots; back++) {
            var at = now.minus(TWENTY.multipliedBy(back)).floor(TWENTY);
            var slot = at.epochSecond() / TWENTY.toSeconds();
            if (at.hour() >= 6 || slot % 3 == 0) {
                articles.add(article(at, slot));
            }
        }
        return articles;
    }

    /// Two papers write about the same, in nearly the same words.
    private static Map<String, Object> article(Story story, Story.Said said, int number) {
        var paper = PAPERS.get(number);
        var prefix = number > 1 ? new Name("[속보] ", "Breaking: ") : new Name("", "");
        return Row.of(
                "id", "article-%s-%d-%d".formatted(story.id(), said.number(), number),
                "ko", prefix.ko() + said.text().ko(),
                "en", prefix.en() + said.text().en(),
                "paperKo", paper.ko(),
                "paperEn", paper.en(),
                "date", RFC_1123.format(new Moment(said.at() * 1000).instant().atOffset(Moment.SEOUL)),
                "tone", "critical");
    }

    private Map<String, Object> article(Moment at, long slot) {
        var paper = PAPERS.get(city.noise().pick("paper", slot, PAPERS.size()));
        var headline = headline(at, slot);
        return Row.of(
                "id", "article-" + slot,
                "ko", headline.ko(),
                "en", headline.en(),
                "paperKo", paper.ko(),
                "paperEn", paper.en(),
                "date", RFC_1123.format(at.plusSeconds(slot % 7 * 60).instant().atOffset(Moment.SEOUL)),
                "tone", toneOf(headline.en()));
    }

    /// The worst incident of the last hour if there is one worth a line, else weather, traffic, air or daily
    /// life in turn.
    private Name headline(Moment at, long slot) {
        var incident = city.incidents().recent(at, 1).stream()
                .filter(each -> each.size() >= 2 && each.kind() != Incident.Kind.RESCUE)
                .findFirst();
        if (incident.isPresent() && slot % 3 == 0) {
            return about(incident.get(), at);
        }
        return switch ((int) Math.floorMod(slot, 6L)) {
            case 0, 1 -> aboutWeather(at);
            case 2 -> aboutTraffic(at);
            case 3 -> aboutAir(at);
            case 4 -> aboutBikes(at, slot);
            default -> aboutDistrict(slot);
        };
    }

    private static Name about(Incident incident, Moment at) {
        var over = incident.stage(at).compareTo(Incident.Stage.CONTROLLED) >= 0;
        var minutes = Math.max(1, (at.epochSecond() - incident.reported()) / 60);
        return new Name(
                "%s %s %s… %s"
                        .formatted(
                                incident.district().ko(),
                                incident.place().ko(),
                                incident.kind().title().ko(),
                                over ? "%d분 만에 수습".formatted(minutes) : "현장 대응 중"),
                "%s in %s, %s: %s"
                        .formatted(
                                incident.kind().title().en(),
                                incident.place().en(),
                                incident.district().en(),
                                over ? "under control after %d minutes".formatted(minutes) : "crews at work"));
    }

    private Name aboutWeather(Moment at) {
        var rain = city.weather().rain(at);
        var degrees = Math.round(city.weather().temperature(at));
        if (city.weather().snows(at)) {
            return new Name("서울에 눈… 출근길 빙판 주의", "Snow over Seoul: roads may be icy");
        }
        if (rain > 0.5) {
            return new Name(
                    "시간당 %.0fmm 비… 하천 산책로 주의".formatted(rain),
                    "Rain of %.0f mm an hour: keep off riverside paths".formatted(rain));
        }
        return new Name(
                "서울 %d도… 내일까지 큰 변화 없어".formatted(degrees),
                "%d degrees in Seoul, little change expected".formatted(degrees));
    }

    private Name aboutTraffic(Moment at) {
        var slowest = Districts.all().getFirst();
        for (var district : Districts.all()) {
            if (city.traffic().speed(district, at) < city.traffic().speed(slowest, at)) {
                slowest = district;
            }
        }
        var speed = Math.round(city.traffic().speed(slowest, at));
        return new Name(
                "%s 평균 시속 %dkm… 서울에서 가장 느려".formatted(slowest.ko(), speed),
                "%s slowest in Seoul at %d km/h".formatted(slowest.en(), speed));
    }

    private Name aboutAir(Moment at) {
        var dust = Math.round(city.air().at(Pollutant.PM25, Districts.get("11140"), at.floor(Duration.ofHours(1))));
        return dust > 35
                ? new Name(
                        "초미세먼지 %d㎍ ‘나쁨’… 마스크 챙기세요".formatted(dust), "Fine dust at %d µg: masks advised".formatted(dust))
                : new Name(
                        "도심 초미세먼지 %d㎍… 숨쉬기 좋은 날".formatted(dust),
                        "City centre air at %d µg: a day to breathe".formatted(dust));
    }

    private Name aboutBikes(Moment at, long slot) {
        var district = Districts.all().get(city.noise().pick("bikepress", slot, 25));
        return city.weather().outdoors(at) > 0.8
                ? new Name(
                        "%s 따릉이 이용 늘어".formatted(district.ko()),
                        "More rides on public bikes in %s".formatted(district.en()))
                : new Name(
                        "궂은 날씨에 %s 따릉이 한산".formatted(district.ko()),
                        "Few bikes out in %s in bad weather".formatted(district.en()));
    }

    private Name aboutDistrict(long slot) {
        var themes = List.of(
                new Name("주민 소통의 날 열어", "holds a day for residents"),
                new Name("골목 가로등 교체", "replaces alley street lamps"),
                new Name("작은도서관 새로 열어", "opens a small library"),
                new Name("청년 일자리 상담 확대", "widens advice on jobs for the young"),
                new Name("어르신 안부 확인 강화", "checks more often on older residents"));
        var district = Districts.all().get(city.noise().pick("presstheme", slot, 25));
        var theme = themes.get(city.noise().pick("theme", slot, themes.size()));
        return new Name("%s, %s".formatted(district.ko(), theme.ko()), "%s %s".formatted(district.en(), theme.en()));
    }

    private static String toneOf(String headline) {
        return headline.contains(":") || headline.contains("slowest") ? "critical" : "neutral";
    }

    private static Reply korean(List<Map<String, Object>> articles, Question question) {
        return rss("서울 뉴스", "ko", articles, "ko", "paperKo");
    }

    private static Reply english(List<Map<String, Object>> articles, Question question) {
        return rss("Seoul news", "en", articles, "en", "paperEn");
    }

    private static Reply rss(
            String title, String language, List<Map<String, Object>> articles, String headline, String paper) {
        var items = articles.stream()
                .map(article -> Row.of(
                        "title", text(article, headline),
                        "link", "https://news.example/" + text(article, "id"),
                        "guid", text(article, "id") + "-" + language,
                        "pubDate", text(article, "date"),
                        "author", text(article, paper),
                        "category", text(article, "tone"),
                        "description", "<p>" + text(article, headline) + "</p>"))
                .toList();
        var channel = Row.of(
                "title", title,
                "link", "https://news.example/",
                "description", title,
                "language", language,
                "item", items);
        var text = Xml.document(Row.of("rss", Row.of("channel", channel)));
        return Reply.xml(text.replaceFirst("<rss>", "<rss version=\"2.0\">"));
    }

    private static String text(Map<String, Object> article, String name) {
        return String.valueOf(article.get(name));
    }

    /// A notice every six hours.
    private List<Map<String, Object>> notices(Moment now) {
        var subjects = List.of(
                new Name("시민청 프로그램 안내", "Programme of the citizens' hall"),
                new Name("자동차세 납부 안내", "Motor vehicle tax is due"),
                new Name("한강공원 시설 점검", "Facilities of the Hangang parks are checked"),
                new Name("겨울철 한파 대비 요령", "How to prepare for cold weather"),
                new Name("버스 노선 조정", "Changes to bus routes"),
                new Name("공공 일자리 모집", "Public jobs on offer"));
        var notices = new ArrayList<Map<String, Object>>();
        var step = Duration.ofHours(6);
        for (var back = 0; back < 16; back++) {
            var at = now.floor(step).minus(step.multipliedBy(back));
            var number = at.epochSecond() / step.toSeconds();
            var subject = subjects.get(city.noise().pick("notice", number, subjects.size()));
            notices.add(Row.of("id", "notice-" + number, "ko", subject.ko(), "en", subject.en(), "at", at.iso()));
        }
        return notices;
    }

    private static Reply atom(List<Map<String, Object>> notices, Question question) {
        var entries = notices.stream()
                .map(notice -> Row.of(
                        "id", "urn:city:" + text(notice, "id"),
                        "title", text(notice, "ko"),
                        "updated", text(notice, "at"),
                        "published", text(notice, "at"),
                        "summary", text(notice, "en")))
                .toList();
        var updated = notices.isEmpty() ? "2026-01-01T00:00:00Z" : text(notices.getFirst(), "at");
        var feed = Row.of("id", "urn:city:notices", "title", "시정 공지", "updated", updated, "entry", entries);
        return Reply.xml(Xml.document(Row.of("feed", feed))
                .replaceFirst("<feed>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
    }
}
