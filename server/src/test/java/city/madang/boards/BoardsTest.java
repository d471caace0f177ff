package city.madang.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.boards.BoardScene.Place;
import city.madang.boards.BoardScene.Placed;
import city.madang.boards.Boards.Saved;
import city.madang.identity.AuditQuestion;
import city.madang.identity.AuditTrail;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BoardsTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String GANGNAM = "district-11680";

    @LocalServerPort
    private int port;

    @Autowired
    private Boards boards;

    @Autowired
    private People people;

    @Autowired
    private AuditTrail audit;

    @Test
    void givesEveryoneTheBoardOfTheirPlace() {
        assertThat(home(somebody(Role.MAYOR, null, "mayor-office"))).isEqualTo("mayor");
        assertThat(home(headOfGangnam())).isEqualTo(GANGNAM);
        assertThat(home(somebody(Role.OFFICER, null, "water"))).isEqualTo("office-water");
        assertThat(boards.home(Viewer.anyone())).isEmpty();
    }

    @Test
    void letsStaffFindEveryStandardBoard(@Autowired BoardsToFind offer) {
        assertThat(offer.entries())
                .allMatch(entry -> entry.audience() == Audience.Group.OFFICIAL)
                .extracting(entry -> entry.subject().toString())
                .contains("board:mayor", "board:" + GANGNAM, "board:office-water");
    }

    @Test
    void opensADistrictsBoardWithTheDistrict() {
        var board = boards.get(GANGNAM, headOfGangnam());

        assertThat(board.district()).isEqualTo("11680");
        assertThat(board.name()).isEqualTo(new LocalText("강남구 상황판", "Board of Gangnam-gu"));
        assertThat(board.edited()).isFalse();
        assertThat(board.mayEdit()).isTrue();
    }

    @Test
    void keepsWhatAPersonArrangedAndShowsItByItsLink() {
        var head = headOfGangnam();

        assertThat(boards.save(GANGNAM, 0, List.of(scene("mine", "press", "figures")), head))
                .isInstanceOf(Saved.Done.class);

        var kept = boards.get(GANGNAM, head);
        assertThat(kept.version()).isEqualTo(1);
        assertThat(kept.scenes().getFirst().panels()).extracting(Placed::panel).containsExactly("press", "figures");
        assertThat(boards.get(kept.link(), somebody(Role.MAYOR, null, "mayor-office"))
                        .scenes())
                .isEqualTo(kept.scenes());
        assertThat(boards.get(GANGNAM, headOfGangnam()).edited()).isFalse();
        assertThat(audit.list(new AuditQuestion(login(head), "board-saved", null, null, null), null, 9))
                .extracting(entry -> entry.subject())
                .containsExactly("board:" + GANGNAM);
    }

    @Test
    void givesBothArrangementsWhereTwoScreensSaved() {
        var head = headOfGangnam();
        boards.save(GANGNAM, 0, List.of(scene("first", "press")), head);

        var second = boards.save(GANGNAM, 0, List.of(scene("second", "cameras")), head);

        assertThat(second).isInstanceOfSatisfying(Saved.Outdated.class, outdated -> {
            assertThat(outdated.stored().version()).isEqualTo(1);
            assertThat(outdated.stored().scenes()).extracting(BoardScene::id).containsExactly("first");
        });
        assertThat(boards.get(GANGNAM, head).scenes())
                .extracting(BoardScene::id)
                .containsExactly("first");
    }

    @Test
    void returnsToTheStandardWithoutForgettingTheVersion() {
        var head = headOfGangnam();
        boards.save(GANGNAM, 0, List.of(scene("mine", "press")), head);

        boards.reset(GANGNAM, 1, head);

        var board = boards.get(GANGNAM, head);
        assertThat(board.edited()).isFalse();
        assertThat(board.version()).isEqualTo(2);
        assertThat(board.scenes()).extracting(BoardScene::id).contains("own", "ranking");
    }

    @Test
    void letsNobodyArrangeABoardThatIsNotTheirs() {
        var head = headOfGangnam();
        boards.save(GANGNAM, 0, List.of(scene("mine", "press")), head);
        var link = boards.get(GANGNAM, head).link();
        var other = somebody(Role.DISTRICT_HEAD, "11110", null);

        refused(() -> boards.save(GANGNAM, 0, List.of(scene("theirs", "press")), other));
        refused(() -> boards.save("mayor", 0, List.of(scene("theirs", "press")), other));
        refused(() -> boards.get(link, other));
        assertThat(boards.list(other))
                .extracting(Boards.Choice::key)
                .contains("district-11110")
                .doesNotContain("mayor", GANGNAM);
    }

    @Test
    void printsTheBriefOfTodayForEverybody() throws Exception {
        var page = get("/brief?lang=ko", HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("일일 보고", "오늘 지금까지", "강남구");

        var paper = get("/brief.pdf?lang=ko&district=11680", HttpResponse.BodyHandlers.ofByteArray());
        assertThat(paper.statusCode()).isEqualTo(200);
        try (var document = Loader.loadPDF(paper.body())) {
            assertThat(new PDFTextStripper().getText(document)).contains("일일 보고 · 강남구", "오늘 지금까지");
        }
    }

    @Test
    void saysWhichDaysHaveABrief() throws Exception {
        assertThat(get("/brief?day=2999-01-01", HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/brief?day=soon", HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(400);
        assertThat(get("/brief?day=2020-01-01", HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    handler);
        }
    }

    private String home(Viewer viewer) {
        return boards.home(viewer).orElseThrow().key();
    }

    private Viewer headOfGangnam() {
        return somebody(Role.DISTRICT_HEAD, "11680", null);
    }

    private static String login(Viewer viewer) {
        var person = viewer.person();
        return person == null ? "" : person.login();
    }

    private Viewer somebody(Role role, @Nullable String jurisdiction, @Nullable String office) {
        int number = COUNT.incrementAndGet();
        return Viewer.of(people.add(new NewPerson(
                "boards-" + number, LocalText.same("Boards " + number), role, jurisdiction, office, null, false)));
    }

    private static BoardScene scene(String id, String... panels) {
        return new BoardScene(
                id,
                LocalText.same(id),
                "city",
                null,
                false,
                List.of(panels).stream()
                        .map(panel -> Placed.usual(panel, Place.LEFT))
                        .toList());
    }

    private static void refused(Runnable act) {
        assertThatExceptionOfType(CityException.class)
                .isThrownBy(act::run)
                .satisfies(refusal -> assertThat(refusal.category()).isEqualTo(CityException.Category.FORBIDDEN));
    }
}
