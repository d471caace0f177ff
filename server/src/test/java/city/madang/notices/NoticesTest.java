package city.madang.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Role;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import city.madang.platform.Subject;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(
        verifyAutomatically = false,
        mode = BootstrapMode.ALL_DEPENDENCIES) // ModularityTest does, without the templates
class NoticesTest {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static PushService pushService;

    @Autowired
    private Notices notices;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private DeliveryBook book;

    @Autowired
    private Postman postman;

    @Autowired
    private People people;

    @Autowired
    private MadangProperties run;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeAll
    static void open() throws IOException, GeneralSecurityException {
        pushService = new PushService();
    }

    @AfterAll
    static void close() {
        pushService.close();
        MAIL.stop();
    }

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "localhost");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        registry.add("madang.notices.from", () -> "city-hall@city.example");
        registry.add("madang.notices.push", () -> true);
        registry.add("madang.notices.push-hosts", () -> "localhost");
        registry.add("madang.notices.push-contact", () -> "mailto:keeper@city.example");
        registry.add("madang.notices.first-pause", () -> "10ms");
        registry.add("madang.notices.attempts", () -> 4);
        registry.add("madang.identity.address", () -> "https://city.example");
    }

    @Test
    void isInTheInboxUntilItIsRead() {
        long person = person(null);

        long id = notices.send(person, notice("Look at the river"));

        assertThat(notices.unread(person)).isOne();
        assertThat(notices.list(person, null, 10))
                .singleElement()
                .satisfies(one -> assertThat(one.title().en()).isEqualTo("Look at the river"))
                .satisfies(one -> assertThat(one.read()).isNull());
        notices.read(person, id);
        assertThat(notices.unread(person)).isZero();
    }

    @Test
    void cannotBeReadBySomebodyElse() {
        long owner = person(null);
        long other = person(null);
        long id = notices.send(owner, notice("Yours alone"));

        notices.read(other, id);

        assertThat(notices.find(other, id)).isEmpty();
        assertThat(notices.unread(owner)).isOne();
    }

    @Test
    void saysOnceWhatIsToBeSaidOnce() {
        long person = person(null);

        assertThat(notices.sendOnce(person, notice("Due tomorrow"), "directive-1-due"))
                .isTrue();
        assertThat(notices.sendOnce(person, notice("Due tomorrow"), "directive-1-due"))
                .isFalse();

        assertThat(notices.unread(person)).isOne();
    }

    @Test
    void isNotSentIfTheCallersTransactionFails() {
        long person = person("undone@city.example");

        transactions.executeWithoutResult(status -> {
            notices.send(person, notice("Never happened"));
            status.setRollbackOnly();
        });

        assertThat(notices.unread(person)).isZero();
        assertThat(jdbc.sql("select count(*) from notice where title_en = 'Never happened'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void goesByEmailToWhoHasAnAddressAndWantsIt() throws Exception {
        long english = person("reader@city.example");
        notices.prefer(english, new Preference(true, false, Locale.ENGLISH));
        long silent = person("silent@city.example");
        notices.prefer(silent, new Preference(false, false, Locale.KOREAN));

        notices.send(silent, notice("Not by e-mail"));
        notices.send(english, notice("Inspect the pumps"));

        var mail = awaitMail("reader@city.example");
        assertThat(mail.getSubject()).isEqualTo("Inspect the pumps");
        assertThat(mail.getFrom()[0]).hasToString("city-hall@city.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContent().toString()).contains("All of them", "https://city.example/office/directives/7");
        assertThat(MAIL.getReceivedMessagesForDomain("silent@city.example")).isEmpty();
    }

    @Test
    void reachesABrowserWhichAloneCanReadIt() throws Exception {
        long person = person(null);
        notices.prefer(person, new Preference(false, true, Locale.KOREAN));
        subscriptions.add(person, pushService.endpoint(), pushService.p256dh(), pushService.auth(), "Test browser");
        pushService.delivered().clear();
        pushService.answer(503, 429);

        notices.send(person, notice("Inspect the pumps"));

        var first = pushService.delivered().take();
        var second = pushService.delivered().take();
        var third = pushService.delivered().take();
        assertThat(first.status()).isEqualTo(503);
        assertThat(second.status()).isEqualTo(429);
        assertThat(third.status()).isEqualTo(201);
        assertThat(third.text()).contains("펌프 점검", "https://city.example/office/directives/7");
        assertThat(third.claims()).contains("\"sub\":\"mailto:keeper@city.example\"", "\"aud\":\"http://localhost");
        assertThat(third.ttl()).isEqualTo("86400");
    }

    @Test
    void forgetsABrowserThatHasLeft() throws Exception {
        long person = person(null);
        try (var leaving = new PushService()) {
            leaving.answer(410);
            subscriptions.add(person, leaving.endpoint(), leaving.p256dh(), leaving.auth(), "Old phone");

            notices.send(person, notice("Anybody there?"));

            assertThat(leaving.delivered().take().status()).isEqualTo(410);
            await(() -> subscriptions.list(person).isEmpty());
        }
    }

    @Test
    void givesUpAfterTheLastAttemptAndSaysWhy() throws Exception {
        long person = person(null);
        try (var broken = new PushService()) {
            broken.answer(500, 500, 500, 500, 500);
            subscriptions.add(person, broken.endpoint(), broken.p256dh(), broken.auth(), "Broken");

            long id = notices.send(person, notice("Hello?"));

            await(() -> stateOf(id).startsWith("given-up"));
            assertThat(stateOf(id)).isEqualTo("given-up 4 localhost answered 500");
        }
    }

    @Test
    void waitsTwiceAsLongAfterEveryFailureUpToTheLongest() {
        assertThat(book.pauseAfter(1)).hasMillis(10);
        assertThat(book.pauseAfter(2)).hasMillis(20);
        assertThat(book.pauseAfter(5)).hasMillis(160);
        assertThat(book.pauseAfter(60)).hasHours(2);
    }

    @Test
    void speaksToNoHostThatTheOwnerDoesNotAllow() {
        long person = person(null);
        for (var endpoint : new String[] {
            "https://evil.example/x", "http://127.0.0.1/x", "https://localhost@evil.example/", "file:///etc/passwd", ""
        }) {
            assertThatExceptionOfType(CityException.class)
                    .isThrownBy(() ->
                            subscriptions.add(person, endpoint, pushService.p256dh(), pushService.auth(), "Browser"));
        }
    }

    @Test
    void keepsItsKeysForItselfAndForEver() throws IOException {
        var key = subscriptions.publicKey();

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(run.data().resolve("push-keys.properties"))))
                .isEqualTo("rw-------");
        assertThat(new PushKeys(run).publicKey()).isEqualTo(key).hasSize(87);
    }

    @Test
    void carriesOnAfterARestartWhatWasWaiting() throws Exception {
        postman.stop();
        long person = person("later@city.example");
        notices.send(person, notice("Written before the restart"));
        assertThat(MAIL.getReceivedMessagesForDomain("later@city.example")).isEmpty();

        postman.start();

        assertThat(awaitMail("later@city.example")).isNotNull();
    }

    private MimeMessage awaitMail(String to) throws InterruptedException {
        await(() -> MAIL.getReceivedMessagesForDomain(to).length > 0);
        return MAIL.getReceivedMessagesForDomain(to)[0];
    }

    private static void await(java.util.function.BooleanSupplier what) throws InterruptedException {
        while (!what.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String stateOf(long notice) {
        return jdbc.sql(
                        "select state || ' ' || attempts || coalesce(' ' || trouble, '') from notice_delivery where notice = :id")
                .param("id", notice)
                .query(String.class)
                .single();
    }

    private long person(@Nullable String email) {
        int number = COUNT.incrementAndGet();
        return people.add(new NewPerson(
                        "told-" + number,
                        LocalText.same("Told " + number),
                        Role.OFFICER,
                        null,
                        "water",
                        email,
                        null,
                        false))
                .id();
    }

    private static Notice notice(String title) {
        return new Notice(
                "directive-issued",
                new LocalText("펌프 점검", title),
                new LocalText("모두 점검하세요.", "All of them, today."),
                "/office/directives/7",
                new Subject("directive", "7"));
    }
}
