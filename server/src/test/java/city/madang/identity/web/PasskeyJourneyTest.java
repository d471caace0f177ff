package city.madang.identity.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.identity.AuditEntry;
import city.madang.identity.AuditQuestion;
import city.madang.identity.AuditTrail;
import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Role;
import city.madang.platform.LocalText;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The passkey ceremonies in a real browser with a virtual authenticator. The server must know its port beforehand,
/// because a passkey is bound to the address of the page.
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@DirtiesContext
class PasskeyJourneyTest {

    private static final String PASSWORD = "a long enough sentence";
    private static final int PORT = freePort();

    @Autowired
    private People people;

    @Autowired
    private AuditTrail audit;

    @DynamicPropertySource
    static void choosePort(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
    }

    @Test
    void addsAPasskeyAndSignsInWithIt() {
        people.add(new NewPerson("nari", LocalText.same("Nari"), Role.OFFICER, null, null, PASSWORD, false));
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox")));
                var context = browser.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions().setLocale("en-US"))) {
            var page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                // Not what drivers say of their speed where the wall is drawn without a graphics card.
                if (!message.text().contains("GL Driver Message")) {
                    complaints.add(message.text());
                }
            });
            page.onResponse(answer -> {
                if (answer.status() >= 400) {
                    complaints.add(answer.status() + " " + answer.url());
                }
            });
            addVirtualAuthenticator(context, page);

            signInWithPassword(page);
            addPasskey(page);
            page.getByText("Sign out").click();
            signInWithPasskey(page);
            removePasskey(page);

            assertThat(complaints).isEmpty();
        }
        assertThat(audit.list(new AuditQuestion("nari", null, null, null), null, 10))
                .extracting(AuditEntry::action)
                .containsExactly("passkey-removed", "sign-in", "sign-out", "passkey-added", "sign-in");
    }

    private static void signInWithPassword(Page page) {
        page.navigate(at("/account"));
        assertThat(page).hasURL(at("/sign-in"));
        page.getByLabel("Sign-in name").fill("nari");
        page.getByLabel("Password").fill(PASSWORD);
        page.locator("form[action='/sign-in'] button").first().click();
        page.navigate(at("/account"));
    }

    private static void addPasskey(Page page) {
        page.getByLabel("Name of the new passkey").fill("Office laptop");
        page.getByText("Add a passkey").click();
        assertThat(page).hasURL(at("/account?changed=passkey"));
        assertThat(page.getByText("Office laptop")).hasCount(1, new LocatorAssertions.HasCountOptions());
    }

    private static void signInWithPasskey(Page page) {
        assertThat(page).hasURL(at("/sign-in?out"));
        page.getByText("Sign in with a passkey").click();
        page.waitForURL(Pattern.compile(".*/office.*"));
        page.navigate(at("/account"));
        assertThat(page.getByText("last used")).isVisible();
    }

    private static void removePasskey(Page page) {
        page.getByLabel("Remove Office laptop").click();
        assertThat(page.getByText("You have none yet.")).isVisible();
    }

    private static void addVirtualAuthenticator(BrowserContext context, Page page) {
        CDPSession devtools = context.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        JsonObject options = JsonParser.parseString("""
                        {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                         "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
                        """).getAsJsonObject();
        devtools.send("WebAuthn.addVirtualAuthenticator", options);
    }

    private static String at(String path) {
        return "http://localhost:" + PORT + path;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
