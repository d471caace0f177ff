package city.madang.journeys;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A real Chromium that notes everything a page should not do: errors in the console and questions to other hosts.
final class Browser implements AutoCloseable {

    /// Drawn without a graphics card, on a machine that does other things too.
    private static final double PATIENCE_MILLIS = 90_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private final Playwright playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium;
    private final boolean scripts;
    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();

    /// What draws maps where there is no graphics card.
    private static final List<String> BY_PROCESSOR =
            List.of("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader");

    /// @param scripts whether pages may run JavaScript
    Browser(int width, int height, boolean scripts) {
        this(width, height, scripts, BY_PROCESSOR);
    }

    /// One whose camera shows a film (MJPEG), again and again.
    static Browser filming(int width, int height, Path film) {
        var all = new ArrayList<>(BY_PROCESSOR);
        all.add("--use-file-for-fake-video-capture=" + film);
        return new Browser(width, height, true, all);
    }

    private Browser(int width, int height, boolean scripts, List<String> arguments) {
        this.scripts = scripts;
        var all = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-background-networking",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream"));
        all.addAll(arguments);
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(all));
        page = another(width, height);
    }

    /// One that cannot draw maps, as on an old machine: several walls are then no burden.
    ///
    /// @param arguments more for Chromium; of two that contradict each other the later one counts
    static Browser withoutMaps(int width, int height, String... arguments) {
        var all = new ArrayList<>(List.of("--disable-3d-apis"));
        all.addAll(List.of(arguments));
        return new Browser(width, height, true, all);
    }

    /// A page of somebody else, with cookies of their own, in the same browser.
    Page another(int width, int height) {
        return open(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
    }

    /// The same with a screen that is touched: there is no mouse, nothing hovers.
    Page touched(int width, int height) {
        return open(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(true)
                .setIsMobile(true));
    }

    private Page open(com.microsoft.playwright.Browser.NewContextOptions options) {
        var context = chromium.newContext(options.setLocale("ko-KR").setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.onRequest(request -> {
            var address = request.url();
            if (!address.startsWith("http://localhost:")
                    && !address.startsWith("data:")
                    && !address.startsWith("blob:")) {
                outside.add(address);
            }
        });
        context.onConsoleMessage(message -> {
            // What the graphics driver says is about this machine.
            if (!message.text().contains("GL Driver Message")) {
                messages.add(message.type() + " " + message.text());
            }
            if (message.type().equals("error")) {
                errors.add(message.text() + " " + message.location());
            }
        });
        context.onWebError(error -> {
            errors.add(error.error());
            messages.add(error.error());
        });
        return context.newPage();
    }

    Page page() {
        return page;
    }

    List<String> errors() {
        return errors;
    }

    /// Everything in the console, warnings and notes too.
    List<String> messages() {
        return messages;
    }

    List<String> outside() {
        return outside;
    }

    /// Signs in with one click as a demo account and ends where that account begins.
    void signIn(String url, String login) {
        signIn(page, url, login);
    }

    static void signIn(Page page, String url, String login) {
        page.navigate(url + "/sign-in");
        var one = page.locator("main form[action='/demo/sign-in/" + login + "'] button");
        if (one.count() > 0) {
            one.click();
        } else {
            var others = page.locator("details:has(form[action='/demo/sign-in'])");
            others.locator("summary").click();
            others.locator("select").selectOption(login);
            others.locator("button").click();
        }
        page.waitForURL(
                address -> !address.contains("/sign-in"),
                new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
