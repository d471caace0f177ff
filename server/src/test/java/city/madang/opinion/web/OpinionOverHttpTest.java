package city.madang.opinion.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.catalogue.Freshness;
import city.madang.catalogue.SourceSpec;
import city.madang.catalogue.Sources;
import city.madang.identity.Viewer;
import city.madang.identity.web.Browser;
import city.madang.live.BriefOffer;
import city.madang.live.CityPicture;
import city.madang.live.Readership;
import city.madang.observations.Occurrence;
import city.madang.observations.Occurrences;
import city.madang.opinion.Opinion;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import city.madang.search.SearchOffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Opinion as citizens meet it: a week of usual posts, and a festival that everybody speaks of today.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"madang.demo=true", "madang.opinion.pace=200ms"})
class OpinionOverHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> USUAL =
            List.of("공원 단풍이 예쁘네요", "카페가 새로 생겼어요", "버스 배차가 길어요", "지하철이 붐빕니다", "도서관 다녀왔어요", "고양이를 봤습니다");
    private static final List<String> FESTIVAL = List.of(
            "여의동 불꽃축제 시작", "불꽃축제 너무 예쁘다 감동", "불꽃축제 사람이 많아서 불편해요", "불꽃축제 자리 잡았어요", "친구들과 불꽃축제 구경", "불꽃축제 <b>최고</b>");

    @LocalServerPort
    private int port;

    @Autowired
    private Occurrences occurrences;

    @Autowired
    private Sources sources;

    @Autowired
    private Opinion opinion;

    @Autowired
    private CityPicture picture;

    @Autowired
    private List<BriefOffer> briefs;

    @Autowired
    private List<SearchOffer> searches;

    private final Instant now = Instant.now();
    private Browser citizen = new Browser(0);

    @BeforeEach
    void letPeopleSpeak() throws InterruptedException {
        citizen = new Browser(port);
        sources.register(List.of(
                source("social-mastodon", "social"),
                source("complaints", "complaints"),
                source("alert-rules", "alerts")));
        if (opinion.find("ko-불꽃축제").isPresent()) {
            return;
        }
        var texts = new ArrayList<Occurrence>();
        var random = new Random(1);
        for (int minutes = 8 * 24 * 60 - 30; minutes > 0; minutes -= 20) {
            texts.add(post(minutes, USUAL.get(random.nextInt(USUAL.size())) + " " + random.nextInt(1_000_000)));
        }
        for (int i = 0; i < 12; i++) {
            texts.add(post(5 + i, FESTIVAL.get(i % FESTIVAL.size()) + " " + "가나다라마바사아자차카타".charAt(i)));
        }
        occurrences.store(texts);
        occurrences.store(List.of(complaint("1", "Noise", "open"), complaint("2", "Noise", "closed")));
        await(() -> opinion.find("ko-불꽃축제").filter(topic -> topic.rising()).isPresent()
                && opinion.picture().complaints().today() == 2);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).as("came within %s", PATIENCE).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static SourceSpec source(String id, String dataset) {
        return new SourceSpec(
                id,
                LocalText.same(id),
                "public-relations",
                dataset,
                "http",
                Audience.Group.ANYONE,
                new Freshness(Duration.ofHours(1), Duration.ofHours(2)),
                null,
                null);
    }

    private Occurrence post(int minutesAgo, String text) {
        return occurrence(
                "social-mastodon",
                "article",
                "mastodon:test-%d-%d".formatted(minutesAgo, text.hashCode()),
                text,
                "social",
                "closed",
                now.minus(Duration.ofMinutes(minutesAgo)),
                null);
    }

    private Occurrence complaint(String number, String topic, String status) {
        return occurrence(
                "complaints", "complaint", "complaint:" + number, "소음", topic, status, now.minusSeconds(60), "11680");
    }

    private Occurrence occurrence(
            String source,
            String kind,
            String key,
            String text,
            String category,
            String status,
            Instant time,
            @Nullable String district) {
        return new Occurrence(
                sources.get(source).number(),
                key,
                kind,
                LocalText.same(text),
                LocalText.same(""),
                category,
                "Unknown",
                status,
                time,
                null,
                time,
                null,
                district,
                kind.equals("article") ? "https://social.example/web/statuses/1" : null,
                Map.of());
    }

    private JsonNode answer(String path) {
        return JSON.readTree(citizen.call(path).body());
    }

    @Test
    void showsWhatRisesWithItsTexts() {
        var page = citizen.open("/opinion?lang=ko").body();

        assertThat(page).contains("불꽃축제", "급부상", "/opinion/topics/ko-");
        var topic = citizen.open(opinion.get("ko-불꽃축제").link().replace("불꽃축제", "%EB%B6%88%EA%BD%83%EC%B6%95%EC%A0%9C")
                        + "?lang=en")
                .body();
        assertThat(topic)
                .contains("texts in eight days", "Yeongdeungpo-gu", "https://social.example/web/statuses/1")
                .contains("불꽃축제 &lt;b&gt;최고&lt;/b&gt;")
                .doesNotContain("<b>최고</b>");
    }

    @Test
    void givesTheSameAsData() {
        var all = answer("/api/opinion");

        assertThat(all.path("rising"))
                .anySatisfy(key -> assertThat(key.asString("")).isEqualTo("ko-불꽃축제"));
        var topic = opinion.get("ko-불꽃축제");
        assertThat(topic.now()).isEqualTo(12);
        assertThat(topic.tone().sided()).isPositive();
        assertThat(all.path("complaints").path("today").asInt()).isEqualTo(2);
        assertThat(all.path("complaints")
                        .path("topics")
                        .get(0)
                        .path("name")
                        .path("ko")
                        .asString(""))
                .isEqualTo("생활 소음");
        assertThat(answer("/api/opinion?language=en").path("rising")).isEmpty();
        assertThat(all.path("changes")).isNotEmpty();
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        assertThat(citizen.call("/api/opinion?language=fr").statusCode()).isEqualTo(400);
        assertThat(citizen.call("/api/opinion?language=fr").body()).contains("language is ko or en");
        assertThat(citizen.call("/api/opinion?district=99999").statusCode()).isEqualTo(400);
        assertThat(citizen.open("/opinion/topics/ko-%EC%97%86%EB%8A%94").statusCode())
                .isEqualTo(404);
        assertThat(citizen.open("/opinion?district=%3Cscript%3E").body()).doesNotContain("<script>'");
    }

    @Test
    void raisesOneAlert() throws InterruptedException {
        await(() -> !alerts().isEmpty());
        assertThat(alerts()).hasSize(1);
        var alert = alerts().getFirst();
        assertThat(alert.properties())
                .containsEntry("rule", "rising-topic")
                .containsEntry("subject", "topic:ko-불꽃축제")
                .containsKeys("value", "threshold", "office");
        assertThat(alert.status()).isEqualTo("open");
    }

    private List<Occurrence> alerts() {
        return occurrences.recent("alert", 50).stream()
                .map(one -> one.occurrence())
                .filter(one -> "rising-topic".equals(one.properties().get("rule")))
                .toList();
    }

    @Test
    void isInTheLivePictureTheBriefAndTheSearch() {
        var body = picture.now(List.of("opinion"), Readership.ANYONE).path("opinion");
        assertThat(body.path("rising").toString()).contains("ko-불꽃축제");
        assertThat(body.path("items").findValuesAsString("name")).anyMatch(name -> name.startsWith("불꽃축제"));

        var brief = briefs.stream()
                .filter(one -> one.title().en().equals("Citizen opinion"))
                .findFirst()
                .orElseThrow();
        assertThat(brief.lines(LocalDate.now(ZoneId.of("Asia/Seoul")), Viewer.anyone(), null))
                .anySatisfy(line -> assertThat(line.text().ko()).startsWith("급부상: 불꽃축제"))
                .anySatisfy(line -> assertThat(line.text().en()).contains("2 complaints in 24 hours"));
        assertThat(searches.stream().filter(one -> one.name().equals("opinion")).flatMap(SearchOffer::entries))
                .anySatisfy(entry -> assertThat(entry.subject()).isEqualTo(new Subject("topic", "ko-불꽃축제")));
    }
}
