package city.madang.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.governance.Policies;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdictions;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.Subject;
import city.madang.platform.pack.Pack;
import city.madang.search.Found;
import city.madang.search.SearchEntry;
import city.madang.search.SearchQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTest {

    private final Policy policy = Policies.of("""
              - {dataset: cases, fields: [title], what: {ko: 제목, en: Title}, reason: privacy, see: {anyone: mask, official: mask, own: show, mayor: show}}
              - {dataset: letters, fields: [text], what: {ko: 글, en: Text}, reason: privacy, see: {anyone: mask, official: show}}
              - {dataset: homes, fields: [position], what: {ko: 위치, en: Place}, reason: privacy, see: {anyone: {place: district}, official: show}}
            """);

    private final Jurisdictions areas = new Jurisdictions(new Pack(Path.of("../packs/seoul")));

    @TempDir
    Path folder = Path.of("replaced by JUnit");

    @SuppressWarnings("NullAway.Init") // opened before each test
    private SearchIndex index;

    private SearchIndex open() {
        return SearchIndex.open(
                folder.resolve("index"),
                "1",
                new KoreanAnalyzer(),
                policy,
                List.of("cases", "letters", "homes"),
                (kept, view) -> IndexKeeper.shown(kept, view, areas));
    }

    @BeforeEach
    void fill() {
        index = open();
        index.replace(
                "city",
                Stream.of(
                        entry("district:11680", "강남구", "Gangnam-gu")
                                .words(Set.of("강남", "Gangnam"))
                                .weight(0.9),
                        entry("place:subway-station/222", "강남", "Gangnam").words(Set.of("강남역", "Gangnam Station")),
                        entry("figure:pm25", "초미세먼지", "Fine dust PM2.5"),
                        entry("office:transport", "도시교통실", "Urban Transport Office"),
                        entry("source:bike", "따릉이 대여소 현황", "Bike station status"),
                        entry("person:kim", "김하늘", "Kim Haneul").audience(Audience.Group.OFFICIAL),
                        entry("document:1", "가로등 고장 신고", "Street lamp out")
                                .text(new LocalText("우리집 앞 골목", "the alley by my house"))
                                .dataset("letters"),
                        entry("incident:1", "기밀 사건", "Sealed case")
                                .dataset("cases")
                                .jurisdiction("11680"),
                        entry("place:home/1", "독거노인 댁", "Home visit")
                                .dataset("homes")
                                .jurisdiction("11680")
                                .position(new Position(127.0321, 37.5012))));
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "강남구, district:11680",
        "gangnam, district:11680",
        "ㄱㄴㄱ, district:11680",
        "가, district:11680",
        "강ㄴ, district:11680",
        "강남역, place:subway-station/222",
        "GANGNAM STATION, place:subway-station/222",
        "초미세, figure:pm25",
        "초미세먼자, figure:pm25",
        "fine dsut, figure:pm25",
        "pm2.5, figure:pm25",
        "교통실, office:transport",
        "trnsport office, office:transport",
        "따릉이, source:bike",
        "대여소 따릉이, source:bike",
        "따릉이대여소, source:bike",
    })
    void findsInBothLanguagesWhateverIsTyped(String typed, String subject) {
        assertThat(subjects(typed, Audience.Group.OFFICIAL, null))
                .isNotEmpty()
                .first()
                .isEqualTo(subject);
    }

    @Test
    void keepsNamesOfPeopleFromThePublic() {
        assertThat(subjects("김하늘", Audience.Group.ANYONE, null)).isEmpty();
        assertThat(subjects("ㄱㅎㄴ", Audience.Group.ANYONE, null)).isEmpty();
        assertThat(subjects("Haneul", Audience.Group.OFFICIAL, null)).containsExactly("person:kim");
    }

    @Test
    void hidesAnEntryWhoseTitleIsWithheld() {
        assertThat(subjects("기밀", Audience.Group.ANYONE, null)).isEmpty();
        assertThat(subjects("기밀", Audience.Group.OFFICIAL, "11710")).isEmpty();
        assertThat(subjects("기밀", Audience.Group.OFFICIAL, "11680")).containsExactly("incident:1");
        assertThat(subjects("기밀", Audience.Group.MAYOR, null)).containsExactly("incident:1");
        assertThat(index.get(Subject.parse("incident:1"), policy.of(Audience.Group.ANYONE, null), null))
                .isEmpty();
    }

    @Test
    void neitherSearchesNorShowsAWithheldText() {
        assertThat(subjects("골목", Audience.Group.ANYONE, null)).isEmpty();
        assertThat(subjects("골목", Audience.Group.OFFICIAL, null)).containsExactly("document:1");
        assertThat(find("가로등", Audience.Group.ANYONE, null).getFirst().text().ko())
                .isEmpty();
        assertThat(find("가로등", Audience.Group.OFFICIAL, null).getFirst().text().ko())
                .contains("골목");
    }

    @Test
    void showsAPlaceAsCoarselyAsThePolicySays() {
        assertThat(find("독거노인", Audience.Group.ANYONE, null).getFirst().position())
                .isEqualTo(areas.get("11680").centre());
        assertThat(find("독거노인", Audience.Group.OFFICIAL, null).getFirst().position())
                .isEqualTo(new Position(127.0321, 37.5012));
    }

    @Test
    void followsItsOffers() throws IOException {
        index.change(
                "announced",
                List.of(entry("pledge:5-3", "성평등", "Gender equality")),
                List.of(Subject.parse("figure:pm25")));
        assertThat(subjects("gender", Audience.Group.ANYONE, null)).containsExactly("pledge:5-3");
        assertThat(subjects("초미세먼지", Audience.Group.ANYONE, null)).isEmpty();
        assertThat(index.replace("city", Stream.of(entry("district:11680", "강남구", "Gangnam-gu"))))
                .isEqualTo(8);
        assertThat(index.size()).isEqualTo(2);
        index.close();
        index = open();
        assertThat(index.size()).isEqualTo(2);
        assertThat(index.replace("city", Stream.of(entry("district:11680", "강남구", "Gangnam-gu"))))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "?!", "(", "\"a b", "AND OR NOT", "*:*", "\u0000", "🔥"})
    void answersNothingToNothing(String typed) {
        assertThat(find(typed, Audience.Group.ANYONE, null)).isEmpty();
    }

    @Test
    void neverThrowsWhateverIsTyped() {
        var random = new Random(20_261_121);
        var letters = "강남구ㄱㄴ역 abPM2.5+-*~\"()[]{}:\\/?!&|^ㅏㅣ";
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(find(text.toString(), Audience.Group.MAYOR, null)).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void refusesAnEssayAndTooManyAnswers() {
        assertThatThrownBy(() -> new SearchQuestion("가".repeat(101), Set.of(), 10, null))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("100 letters");
        assertThatThrownBy(() -> new SearchQuestion("가", Set.of(), 51, null))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("1 to 50");
    }

    private List<String> subjects(String typed, Audience.Group group, @Nullable String jurisdiction) {
        return find(typed, group, jurisdiction).stream()
                .map(found -> found.subject().toString())
                .toList();
    }

    private List<Found> find(String typed, Audience.Group group, @Nullable String jurisdiction) {
        return index.find(new SearchQuestion(typed, Set.of(), 10, null), policy.of(group, jurisdiction), jurisdiction);
    }

    private static SearchEntry entry(String subject, String ko, String en) {
        return SearchEntry.of(Subject.parse(subject), new LocalText(ko, en));
    }
}
