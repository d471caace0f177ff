package city.madang.opinion.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.opinion.analysis.Text.Stream;
import city.madang.search.TextReader;
import city.madang.search.TextReader.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicFinderTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final List<String> USUAL = List.of(
            "공원 단풍이 예쁘네요",
            "카페가 새로 생겼어요",
            "버스 배차가 길어요",
            "지하철이 붐빕니다",
            "도서관 다녀왔어요",
            "고양이를 봤습니다",
            "시장 떡볶이가 맛있어요",
            "전시를 보고 왔어요");

    private final TermReader terms =
            new TermReader(TextReader.plain(), Lexicon.standard(), Map.of("역삼동", "11680"), Set.of());
    private final Corpus corpus = new Corpus(terms, 20_000, Duration.ofDays(8).toMillis());
    private final TopicFinder finder = new TopicFinder(new TopicFinder.Rules(Duration.ofHours(3), 7, 5, 3, 2, 0.01));
    private long id = 1;

    private void say(long time, String text) {
        corpus.add(id++, time, Stream.SOCIAL, text, null);
    }

    /// Twelve usual posts an hour for eight days.
    private void usualWeek(long seed) {
        var random = new Random(seed);
        for (long time = NOW - 8 * 24 * HOUR; time < NOW; time += HOUR / 12) {
            say(time, USUAL.get(random.nextInt(USUAL.size())) + " " + random.nextInt(100_000));
        }
    }

    @Test
    void findsWhatManySuddenlySpeakOf() {
        usualWeek(1);
        for (int i = 0; i < 8; i++) {
            say(
                    NOW - i * 600_000L,
                    List.of("역삼동 상가 화재 크게 났어요 ", "상가 화재 연기가 여기까지 ", "소방차가 상가 화재 현장으로 ")
                                    .get(i % 3)
                            + i);
        }

        var topics = finder.rising(corpus, NOW, Language.KOREAN);

        assertThat(topics).hasSize(1);
        assertThat(topics.getFirst().words().getFirst()).isEqualTo("상가 화재");
        assertThat(topics.getFirst().lead().count()).isEqualTo(8);
        assertThat(topics.getFirst().lead().expected()).isLessThan(0.1);
        assertThat(topics.getFirst().terms()).doesNotContain("역삼동");
    }

    @Test
    void isNotFooledByOneTextCopiedManyTimes() {
        usualWeek(2);
        for (int i = 0; i < 30; i++) {
            say(NOW - i * 60_000L, "무료 상품권 지급 이벤트 참여하세요");
        }
        assertThat(finder.rising(corpus, NOW, Language.KOREAN)).isEmpty();
    }

    @Test
    void findsNothingInUsualDays() {
        for (int seed = 0; seed < 5; seed++) {
            usualWeek(seed);
            assertThat(finder.rising(corpus, NOW, Language.KOREAN))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void findsNothingInWhatComesEveryDayAtThatHour() {
        usualWeek(3);
        for (int day = 0; day < 8; day++) {
            for (int i = 0; i < 10; i++) {
                say(NOW - day * 24 * HOUR - i * 900_000L, "출근길 정체 " + USUAL.get(i % USUAL.size()) + i);
            }
        }
        assertThat(finder.rising(corpus, NOW, Language.KOREAN)).isEmpty();
    }

    @Test
    void keepsTheLanguagesApart() {
        usualWeek(4);
        for (int i = 0; i < 6; i++) {
            say(NOW - i * 600_000L, "Fireworks festival tonight, number " + "abcdef".charAt(i));
        }
        assertThat(finder.rising(corpus, NOW, Language.KOREAN)).isEmpty();
    }

    @Test
    void keepsOnlySoManyTextsForSoLong() {
        var small = new Corpus(terms, 100, Duration.ofDays(1).toMillis());
        for (int i = 0; i < 300; i++) {
            small.add(i, NOW - (300 - i) * 60_000L, Stream.PRESS, "기사 " + i, null);
        }
        small.trim(NOW);
        assertThat(small.size()).isEqualTo(100);
        small.trim(NOW + Duration.ofDays(2).toMillis());
        assertThat(small.size()).isZero();
        assertThat(small.between(0, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void readsTheDistrictOutOfTheWords() {
        assertThat(terms.read("역삼동 상가 화재").district()).isEqualTo("11680");
        assertThat(terms.read("상가 화재").district()).isNull();
    }

    @Test
    void refusesRulesThatCannotWork() {
        assertThatThrownBy(() -> new TopicFinder.Rules(Duration.ofHours(30), 7, 5, 3, 2, 0.01))
                .hasMessageContaining("PT30H");
        assertThatThrownBy(() -> new TopicFinder.Rules(Duration.ofHours(3), 0, 5, 3, 2, 0.01))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
