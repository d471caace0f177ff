package city.madang.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.catalogue.Owned;
import city.madang.catalogue.OwnerOffer;
import city.madang.directives.Reply.Done;
import city.madang.directives.Reply.Refused;
import city.madang.directives.Standing.Change;
import city.madang.identity.Absences;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.live.CityPicture;
import city.madang.live.Readership;
import city.madang.notices.Notices;
import city.madang.observations.Occurrences;
import city.madang.platform.Audience;
import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationModuleTest(verifyAutomatically = false, mode = BootstrapMode.ALL_DEPENDENCIES) // ModularityTest verifies
class DirectivesTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    @Autowired
    private Directives directives;

    @Autowired
    private DirectiveWatch watch;

    @Autowired
    private InCharge inCharge;

    @Autowired
    private People people;

    @Autowired
    private Absences absences;

    @Autowired
    private Notices notices;

    @Autowired
    private Occurrences occurrences;

    @Autowired
    private CityPicture picture;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

    private Person mayor = nobody();
    private Person manager = nobody();
    private Person officer = nobody();
    private Person other = nobody();

    @BeforeEach
    void staff() {
        mayor = person("the-mayor", Role.MAYOR, null, "mayor-office");
        manager = person("water-manager", Role.OFFICE_MANAGER, null, "water");
        officer = person("water-officer", Role.OFFICER, null, "water");
        other = person("tax-officer", Role.OFFICER, null, "tax");
    }

    @Test
    void isFollowedFromItsGivingToItsEnd() {
        long before = notices.unread(officer.id());
        var given = given(mayor, order("water", officer.id()));
        assertThat(notices.unread(officer.id())).isEqualTo((int) before + 1);

        done(act(officer, given, Act.ACKNOWLEDGE, ""));
        done(act(officer, given, Act.START, ""));
        done(act(officer, given, Act.PROGRESS, "Three of five pumps"));
        var photo = new Evidence("pump.jpg", "image/jpeg", new byte[] {1, 2, 3});
        done(directives.act(
                Viewer.of(officer),
                given.id(),
                new Deed(Act.REPORT, 4, "All five", "https://city.example/pumps", Change.NONE, List.of(photo), key())));
        assertThat(notices.list(mayor.id(), null, 1).getFirst().title().en()).startsWith("[Reported done]");
        done(act(mayor, given, Act.RETURN, "And the spare one?"));
        done(act(officer, given, Act.REPORT, "The spare one too"));
        var closed = done(act(mayor, given, Act.ACCEPT, ""));

        assertThat(closed.state()).isEqualTo(State.CLOSED);
        var steps = directives.steps(closed);
        assertThat(steps)
                .extracting(Step::act)
                .containsExactly(
                        Act.ISSUE,
                        Act.ACKNOWLEDGE,
                        Act.START,
                        Act.PROGRESS,
                        Act.REPORT,
                        Act.RETURN,
                        Act.REPORT,
                        Act.ACCEPT);
        var report = steps.get(4);
        assertThat(report.files()).extracting(Step.FileName::name).containsExactly("pump.jpg");
        assertThat(directives.file(closed, report.files().getFirst().id()))
                .get()
                .extracting(Evidence::bytes)
                .isEqualTo(new byte[] {1, 2, 3});
    }

    @Test
    void keepsWhatTheIssuerSawAndWhatTheServerKnew() {
        var values = json.readTree("{\"title\":\"PM2.5\",\"rows\":[{\"name\":\"Now\",\"text\":\"81 µg/m³\"}]}");
        var order = new Order(
                new Subject("source", "nothing-of-the-kind"),
                "water",
                null,
                "Look at it",
                now.plus(Duration.ofDays(1)),
                Urgency.URGENT,
                false,
                new Seen(null, List.of("directives", "no-such-topic"), values, PNG),
                key());

        var given = given(mayor, order);

        var sealed = directives.sealed(given);
        assertThat(sealed.intact()).isTrue();
        var told = json.readTree(sealed.text());
        assertThat(told.path("seen").path("rows").get(0).path("text").asString())
                .isEqualTo("81 µg/m³");
        assertThat(told.path("state")
                        .path("topics")
                        .path("directives")
                        .path("items")
                        .isArray())
                .isTrue();
        assertThat(told.path("state").path("topics").path("no-such-topic").has("unknown"))
                .isTrue();
        assertThat(told.path("picture").asString()).hasSize(64);
        assertThat(directives.picture(given)).get().extracting(Evidence::bytes).isEqualTo(PNG);
    }

    @Test
    void isRefusedByTheDatabaseIfAnythingOfItIsToChange() {
        var given = given(mayor, order("water", null));
        for (var change : List.of(
                "update directive set text = 'another' where id = " + given.id(),
                "delete from directive where id = " + given.id(),
                "update directive_step set person = 1 where directive = " + given.id(),
                "delete from directive_step where directive = " + given.id(),
                "truncate directive_file",
                "update directive_file set bytes = 'x' where directive = " + given.id())) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasStackTraceContaining("only ever added to");
        }
        assertThat(directives.sealed(given).intact()).isTrue();
    }

    @Test
    void isGivenOnceHoweverOftenItIsSent() throws Exception {
        var order = order("water", null);
        Callable<Reply> sending = () -> directives.issue(Viewer.of(mayor), order);

        List<Long> ids;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            ids = senders.invokeAll(List.of(sending, sending, sending, sending)).stream()
                    .map(reply -> done(reply.resultNow()).id())
                    .toList();
        }

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(directives.list(DirectiveQuestion.newest(500)))
                .filteredOn(one -> one.text().equals(order.text()))
                .hasSize(1);
    }

    @Test
    void takesOneStepOfTwoThatComeAtTheSameTime() throws Exception {
        var given = given(mayor, order("water", null));
        Callable<Reply> one = () -> act(officer, given, Act.ACKNOWLEDGE, "");
        Callable<Reply> two = () -> act(manager, given, Act.ACKNOWLEDGE, "");

        List<Reply> replies;
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            replies = senders.invokeAll(List.of(one, two)).stream()
                    .map(reply -> reply.resultNow())
                    .toList();
        }

        assertThat(replies).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(replies)
                .filteredOn(Refused.class::isInstance)
                .singleElement()
                .satisfies(reply -> assertThat(((Refused) reply).category()).isEqualTo(Category.CONFLICT));
        assertThat(directives.steps(given)).hasSize(2);
    }

    @Test
    void isGivenOnlyByWhoDirectsTheOffice() {
        var head = person("gangnam-chief", Role.DISTRICT_HEAD, "11680", "gu-gangnam");

        assertThat(refused(directives.issue(Viewer.of(officer), order("water", null))))
                .isEqualTo(Category.FORBIDDEN);
        assertThat(refused(directives.issue(Viewer.of(manager), order("tax", null))))
                .isEqualTo(Category.FORBIDDEN);
        assertThat(refused(directives.issue(Viewer.of(head), order("water", null))))
                .isEqualTo(Category.FORBIDDEN);
        assertThat(refused(directives.issue(Viewer.of(head), order("gu-mapo", null))))
                .isEqualTo(Category.FORBIDDEN);

        assertThat(given(manager, order("water", officer.id())).issuer()).isEqualTo(manager.id());
        assertThat(given(head, order("gu-gangnam", null)).jurisdiction()).isEqualTo("11680");
    }

    @Test
    void isActedOnOnlyByWhomItConcerns() {
        var given = given(mayor, order("water", officer.id()));

        assertThat(refused(act(other, given, Act.ACKNOWLEDGE, ""))).isEqualTo(Category.FORBIDDEN);
        assertThat(refused(act(officer, given, Act.WITHDRAW, "No"))).isEqualTo(Category.FORBIDDEN);
        assertThat(refused(act(mayor, given, Act.ACKNOWLEDGE, ""))).isEqualTo(Category.FORBIDDEN);
        assertThat(directives.possible(Viewer.of(other), given)).isEmpty();
        assertThat(done(act(manager, given, Act.ACKNOWLEDGE, "")).state()).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void isDoneByADeputyInTheNameOfWhoIsAway() {
        var absent = person("metro-manager", Role.OFFICE_MANAGER, null, "metro");
        var deputy = person("metro-deputy", Role.OFFICER, null, "metro");
        absences.record(absent, deputy, now.minusSeconds(60), now.plus(Duration.ofDays(1)), "Leave");
        var given = given(mayor, order("metro", absent.id()));
        assertThat(notices.unread(deputy.id())).isOne();

        var acknowledged = done(act(deputy, given, Act.ACKNOWLEDGE, ""));

        assertThat(directives.steps(acknowledged).getLast())
                .satisfies(step -> assertThat(step.person()).isEqualTo(deputy.id()))
                .satisfies(step -> assertThat(step.actingFor()).isEqualTo(absent.id()));
    }

    @Test
    void refusesInWordsWhatIsMissingOrWrong() {
        assertThat(refused(directives.issue(Viewer.of(mayor), order("water", null, "", now.plus(Duration.ofDays(1))))))
                .isEqualTo(Category.INVALID);
        assertThat(refused(directives.issue(Viewer.of(mayor), order("water", null, "Do", now.minusSeconds(5)))))
                .isEqualTo(Category.INVALID);
        assertThat(refused(directives.issue(Viewer.of(mayor), order("water", other.id()))))
                .isEqualTo(Category.INVALID);
        assertThat(refused(directives.issue(Viewer.of(mayor), order("ministry-of-magic", null))))
                .isEqualTo(Category.INVALID);
        var given = given(mayor, order("water", null));
        assertThat(refused(act(officer, given, Act.ASK, "  "))).isEqualTo(Category.INVALID);
        assertThat(refused(act(officer, given, Act.REPORT, "Done"))).isEqualTo(Category.CONFLICT);
        assertThat(refused(act(officer, given, Act.DELEGATE, ""))).isEqualTo(Category.INVALID);
    }

    @Test
    void asksBackAndExtends() {
        var given = given(mayor, order("water", officer.id()));
        done(act(officer, given, Act.ASK, "Which pumps?"));
        done(act(mayor, given, Act.ANSWER, "All of them"));
        var later = given.standing().due().plus(Duration.ofDays(4));
        done(directives.act(
                Viewer.of(officer),
                given.id(),
                new Deed(Act.WANT_TIME, null, "Parts are missing", null, new Change(null, later), List.of(), key())));

        var extended = done(act(mayor, given, Act.EXTEND, ""));

        assertThat(extended.standing().due()).isEqualTo(later);
        assertThat(extended.standing().question()).isFalse();
    }

    @Test
    void risesToTheBoardWhenItIsOverdueAndLeavesItWhenItIsReported() {
        var given = given(mayor, order("water", officer.id()));
        makeOverdue(given);

        watch.round();
        watch.round();

        var key = "directive-%d-overdue".formatted(given.id());
        assertThat(occurrences.find("alert", List.of(key)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.occurrence().status()).isEqualTo("open"));
        assertThat(watch.current().getFirst().overdue(Clock.systemUTC().instant()))
                .isTrue();
        assertThat(notices.list(mayor.id(), null, 20))
                .filteredOn(one -> one.kind().equals("directive-overdue")
                        && one.link() != null
                        && one.link().endsWith("/" + given.id()))
                .hasSize(1);

        done(act(officer, given, Act.ACKNOWLEDGE, ""));
        done(act(officer, given, Act.REPORT, "Late but done"));
        watch.round();

        assertThat(occurrences.find("alert", List.of(key)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.occurrence().status()).isEqualTo("closed"));

        done(act(mayor, given, Act.RETURN, "Not yet"));
        watch.round();
        assertThat(occurrences.find("alert", List.of(key)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.occurrence().status()).isEqualTo("open"));
        assertThat(directives.statistics(now.minus(Duration.ofDays(30))))
                .filteredOn(one -> one.office().equals("water"))
                .singleElement()
                .satisfies(one -> assertThat(one.late()).isPositive());
    }

    @Test
    void showsOthersOnlyWhatThePolicyLetsThemSee() {
        var neighbour = person("mapo-officer-2", Role.OFFICER, "11440", "gu-mapo");
        var secret = given(mayor, order("water", officer.id()));

        assertThat(directives.sight(Viewer.of(neighbour), secret)).isEqualTo(new Directives.Sight(false, false, true));
        assertThat(directives.sight(Viewer.of(officer), secret)).isEqualTo(new Directives.Sight(true, true, true));
        assertThatThrownBy(() -> directives.get(Viewer.anyone(), secret.id())).hasMessageContaining("no directive");
        var seen = picture.now(List.of("directives"), new Readership(Audience.Group.OFFICIAL, "11440"));
        assertThat(seen.toString()).doesNotContain(secret.text()).contains("\"id\":" + secret.id());
    }

    /// A situation room that holds one drill.
    @TestConfiguration
    static class Drill {
        @Bean
        OwnerOffer drill() {
            return subject -> subject.toString().equals("incident:9000001")
                    ? Optional.of(new Owned(new LocalText("[훈련] 화재", "[Drill] Fire"), "water", null, List.of(), true))
                    : Optional.empty();
        }
    }

    @Test
    void aboutADrillIsNeverOpenAndInNoBrief(@Autowired DirectivesInBrief brief) {
        var subject = new Subject("incident", "9000001");
        var due = now.plus(Duration.ofDays(2));
        var open = new Order(subject, "water", null, "Rehearse", due, Urgency.NORMAL, true, null, key());
        assertThat(refused(directives.issue(Viewer.of(mayor), open))).isEqualTo(Category.INVALID);

        var inside = new Order(subject, "water", null, "Rehearse " + key(), due, Urgency.NORMAL, false, null, key());
        var given = given(mayor, inside);
        var today = LocalDate.ofInstant(given.issued(), ZoneId.of("Asia/Seoul"));
        assertThat(brief.lines(today, Viewer.of(mayor), null))
                .noneMatch(line -> line.text().en().contains("Rehearse"));
    }

    @Test
    void aboutADrillIsListedButInNoStatistic() {
        var since = now.minus(Duration.ofDays(30));
        var before = directives.statistics(since);
        var order = new Order(
                new Subject("incident", "9000001"),
                "water",
                null,
                "Rehearse " + key(),
                now.plus(Duration.ofDays(2)),
                Urgency.NORMAL,
                false,
                null,
                key());
        var given = given(mayor, order);

        assertThat(directives.list(DirectiveQuestion.newest(200)))
                .extracting(Directive::id)
                .contains(given.id());
        assertThat(directives.statistics(since)).isEqualTo(before);
    }

    @Test
    void isForEverybodyIfItWasGivenInPublicWithoutNames() {
        var order = new Order(
                new Subject("district", "11680"),
                "water",
                null,
                "Clean every gully " + key(),
                now.plus(Duration.ofDays(2)),
                Urgency.NORMAL,
                true,
                null,
                key());
        var given = given(mayor, order);

        assertThat(given.title().en()).isEqualTo("Gangnam-gu");
        assertThat(directives.sight(Viewer.anyone(), given)).isEqualTo(new Directives.Sight(true, false, false));
    }

    @Test
    void knowsWhoIsInChargeOfWhatAScreenShows() {
        var head = person("songpa-chief", Role.DISTRICT_HEAD, "11710", "gu-songpa");

        assertThat(inCharge.of(new Subject("office", "water")).person()).isEqualTo(manager);
        var district = inCharge.of(new Subject("district", "11710"));
        assertThat(district.person()).isEqualTo(head);
        assertThat(district.office())
                .isNotNull()
                .extracting(office -> office.id())
                .isEqualTo("gu-songpa");
        var unknown = inCharge.of(new Subject("topic", "something"));
        assertThat(unknown.fallback()).isTrue();
        assertThat(unknown.person()).isNotNull().extracting(Person::role).isEqualTo(Role.MAYOR);
        var vacant = inCharge.of(new Subject("office", "culture"));
        assertThat(vacant.office()).isNotNull();
        assertThat(vacant.fallback()).isTrue();
    }

    /// Gives the directive an extension that is over: time cannot be turned, and its rows cannot be changed.
    private void makeOverdue(Directive given) {
        jdbc.sql("""
                        insert into directive_step (directive, number, act, person, at, state, office, owner, due, question,
                                                    request)
                        values (:id, 2, 'extend', :person, now(), 'issued', 'water', :owner, now() - interval '1 hour',
                                false, :request)
                        """)
                .param("id", given.id())
                .param("person", mayor.id())
                .param("owner", officer.id())
                .param("request", key())
                .update();
    }

    private Directive given(Person issuer, Order order) {
        return done(directives.issue(Viewer.of(issuer), order));
    }

    private Reply act(Person person, Directive directive, Act act, String text) {
        return directives.act(
                Viewer.of(person), directive.id(), new Deed(act, null, text, null, Change.NONE, List.of(), key()));
    }

    private static Directive done(Reply reply) {
        assertThat(reply).isInstanceOf(Done.class);
        return ((Done) reply).directive();
    }

    private static Category refused(Reply reply) {
        assertThat(reply).isInstanceOf(Refused.class);
        return ((Refused) reply).category();
    }

    private Order order(String office, @Nullable Long owner) {
        return order(office, owner, "Inspect the pumps " + key(), now.plus(Duration.ofDays(3)));
    }

    private static Order order(String office, @Nullable Long owner, String text, Instant due) {
        return new Order(new Subject("office", "water"), office, owner, text, due, Urgency.NORMAL, false, null, key());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Person nobody() {
        return new Person(0, "nobody", LocalText.same("Nobody"), Role.CITIZEN, null, null, false, false);
    }

    private Person person(String login, Role role, @Nullable String jurisdiction, @Nullable String office) {
        return people.find(login)
                .orElseGet(() -> people.add(
                        new NewPerson(login, LocalText.same(login), role, jurisdiction, office, null, false)));
    }
}
