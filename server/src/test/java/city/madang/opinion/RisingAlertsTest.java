package city.madang.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.observations.Occurrence;
import city.madang.opinion.OpinionTopic.Share;
import city.madang.opinion.analysis.Tone;
import city.madang.search.TextReader.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RisingAlertsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final String GANGNAM = "11680";
    private static final String SONGPA = "11710";

    private final OpinionRules.AlertRule rule = new OpinionRules.AlertRule(8, 30, "Minor", "public-relations");
    private final RisingAlerts alerts = new RisingAlerts(() -> 7, rule);

    @Test
    void raisesOneForATopicWithEnoughTexts() {
        assertThat(look(0, topic("ko-화재", Language.KOREAN, "화재", 7, GANGNAM))).isEmpty();

        var raised = look(1, topic("ko-화재", Language.KOREAN, "화재", 8, GANGNAM));

        assertThat(raised).singleElement().satisfies(alert -> {
            assertThat(alert.title().en()).isEqualTo("Rising topic · 화재");
            assertThat(alert.district()).isEqualTo(GANGNAM);
            assertThat(alert.properties()).containsEntry("subject", "topic:ko-화재");
        });
        assertThat(look(2, topic("ko-화재", Language.KOREAN, "화재", 12, GANGNAM))).isEmpty();
    }

    @Test
    void tellsOnceWhatRisesAboutOneDistrictInTwoLanguages() {
        var fire = topic("ko-화재", Language.KOREAN, "화재", 12, GANGNAM);
        var first = look(0, fire).getFirst();

        var told = look(1, fire, topic("en-fire", Language.ENGLISH, "fire", 9, GANGNAM));

        assertThat(told).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo(first.key());
            assertThat(alert.title().ko()).isEqualTo("급부상 화제 · 화재 / fire");
            assertThat(alert.status()).isEqualTo("open");
        });
        assertThat(look(2, fire, topic("en-fire", Language.ENGLISH, "fire", 10, GANGNAM)))
                .isEmpty();
    }

    @Test
    void namesATopicWhoseWordIsPartOfAnothers() {
        look(0, topic("en-fire-station", Language.ENGLISH, "fire station", 12, GANGNAM));

        var told = look(1, topic("en-fire", Language.ENGLISH, "fire", 9, GANGNAM));

        assertThat(told)
                .singleElement()
                .satisfies(alert -> assertThat(alert.title().en()).isEqualTo("Rising topic · fire station / fire"));
    }

    @Test
    void keepsOtherDistrictsAndTopicsWithoutAPlaceApart() {
        var raised = look(
                0,
                topic("ko-화재", Language.KOREAN, "화재", 12, GANGNAM),
                topic("ko-축제", Language.KOREAN, "축제", 12, SONGPA),
                topic("ko-요금", Language.KOREAN, "요금", 12, null),
                topic("en-fares", Language.ENGLISH, "fares", 12, null));

        assertThat(raised).hasSize(4);
    }

    @Test
    void endsWhenTheLastOfItsTopicsIsCalm() {
        var fire = topic("ko-화재", Language.KOREAN, "화재", 12, GANGNAM);
        var english = topic("en-fire", Language.ENGLISH, "fire", 9, GANGNAM);
        look(0, fire, english);

        assertThat(look(31, english)).isEmpty();
        assertThat(look(61)).isEmpty();
        assertThat(look(62)).singleElement().satisfies(alert -> {
            assertThat(alert.status()).isEqualTo("closed");
            assertThat(alert.until()).isEqualTo(NOON.plus(Duration.ofMinutes(62)));
        });
    }

    private List<Occurrence> look(int minute, OpinionTopic... rising) {
        return alerts.look(List.of(rising), NOON.plus(Duration.ofMinutes(minute)));
    }

    private static OpinionTopic topic(
            String key, Language language, String word, int texts, @Nullable String district) {
        return new OpinionTopic(
                key,
                language,
                List.of(word),
                true,
                NOON,
                texts,
                1.4,
                5,
                texts,
                0,
                List.of(),
                List.of(),
                new Tone(0, 0, texts),
                List.of(),
                district == null ? List.of() : List.of(new Share(district, texts)),
                List.of(),
                texts);
    }
}
