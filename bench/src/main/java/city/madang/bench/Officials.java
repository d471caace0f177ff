package city.madang.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// 500 officials with the mayor's board open on a running demonstration (`--url`, `--pid`), each with the stream of
/// what it shows and the line on which a call would come: what the server spends on them beside the city itself.
final class Officials implements Bench.Scenario {

    private static final int OFFICIALS = 500;
    /// What the first scene of the wall follows.
    private static final String TOPICS =
            "figures,districts,situations,alerts,directives,indicators,pledges,cameras,press,sources,layer:air,layer:traffic,layer:buses";

    private static final Pattern ACCOUNT = Pattern.compile("<option value=\"([^\"]+)\"");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Override
    public String about() {
        return "500 officials with open boards beside the running city (--url, --pid); CPU to spare on 2 cores";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var cookies = signIn(target.url(), OFFICIALS / CallLines.PER_PERSON + 1);
        System.out.printf("  the city alone: %.2f cores%n", cores(target, options));
        try (var screens = new OpenScreens(target, options.get("topics", TOPICS), OFFICIALS, cookies.getFirst());
                var lines = new CallLines(target.url(), cookies, OFFICIALS)) {
            screens.listen(Duration.ofSeconds(options.warmUp()));
            long bytes = screens.received();
            double cpu = Cpu.seconds(target.processes());
            screens.listen(Duration.ofSeconds(options.seconds()));
            cpu = Cpu.seconds(target.processes()) - cpu;
            bytes = screens.received() - bytes;
            System.out.printf(
                    "  with %d officials: %.2f cores; %.1f kB/s to each%n",
                    OFFICIALS, cpu / options.seconds(), bytes / 1000.0 / OFFICIALS / options.seconds());
            System.out.printf("  %,d signs of life on their lines were answered%n", lines.answered());
        }
    }

    private static double cores(Target target, Options options) throws InterruptedException {
        double cpu = Cpu.seconds(target.processes());
        Thread.sleep(Duration.ofSeconds(options.seconds()));
        return (Cpu.seconds(target.processes()) - cpu) / options.seconds();
    }

    /// Signs in the way visitors of the demonstration do.
    ///
    /// @return the cookies of so many people's sessions
    private static List<String> signIn(URI url, int people) throws IOException, InterruptedException {
        var cookies = new ArrayList<String>();
        var logins = ACCOUNT.matcher(page(url).body()).results().limit(people).toList();
        for (var login : logins) {
            cookies.add(signIn(url, login.group(1)));
        }
        if (cookies.size() < people) {
            throw new IOException("%s has %d demonstration accounts, not %d".formatted(url, cookies.size(), people));
        }
        return cookies;
    }

    private static String signIn(URI url, String login) throws IOException, InterruptedException {
        var jar = new CookieManager();
        try (var http = HttpClient.newBuilder().cookieHandler(jar).build()) {
            var token = TOKEN.matcher(http.send(
                            HttpRequest.newBuilder(url.resolve("/sign-in")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
            if (!token.find()) {
                throw new IOException("There is no form to sign in at " + url);
            }
            var form = "login=%s&_csrf=%s".formatted(login, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
            var answer = http.send(
                    HttpRequest.newBuilder(url.resolve("/demo/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() >= 400) {
                throw new IOException("The demonstration did not sign in %s: %d".formatted(login, answer.statusCode()));
            }
        }
        return jar.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static HttpResponse<String> page(URI url) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(url.resolve("/sign-in")).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
