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
import java.util.regex.Pattern;

/// 500 officials with the mayor's board open on a running demonstration (`--url`, `--pid`): what the server spends on
/// them, beside what the city itself costs.
final class Officials implements Bench.Scenario {

    private static final int OFFICIALS = 500;
    /// What the first scene of the wall follows.
    private static final String TOPICS =
            "figures,districts,situations,alerts,directives,indicators,pledges,cameras,press,sources,layer:air,layer:traffic,layer:buses";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Override
    public String about() {
        return "500 officials with open boards beside the running city (--url, --pid); CPU to spare on 2 cores";
    }

    @Override
    public void run(Target target, Options options) throws Exception {
        var cookie = signIn(target.url());
        System.out.printf("  the city alone: %.2f cores%n", cores(target, options));
        try (var screens = new OpenScreens(target, options.get("topics", TOPICS), OFFICIALS, cookie)) {
            screens.listen(Duration.ofSeconds(options.warmUp()));
            long bytes = screens.received();
            double cpu = Cpu.seconds(target.processes());
            screens.listen(Duration.ofSeconds(options.seconds()));
            cpu = Cpu.seconds(target.processes()) - cpu;
            bytes = screens.received() - bytes;
            System.out.printf(
                    "  with %d officials: %.2f cores; %.1f kB/s to each%n",
                    OFFICIALS, cpu / options.seconds(), bytes / 1000.0 / OFFICIALS / options.seconds());
        }
    }

    private static double cores(Target target, Options options) throws InterruptedException {
        double cpu = Cpu.seconds(target.processes());
        Thread.sleep(Duration.ofSeconds(options.seconds()));
        return (Cpu.seconds(target.processes()) - cpu) / options.seconds();
    }

    /// Signs in the way a visitor of the demonstration does; the session's cookie.
    private static String signIn(URI url) throws IOException, InterruptedException {
        var cookies = new CookieManager();
        try (var http = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            var page = http.send(
                    HttpRequest.newBuilder(url.resolve("/sign-in")).build(), HttpResponse.BodyHandlers.ofString());
            var token = TOKEN.matcher(page.body());
            if (!token.find()) {
                throw new IOException("There is no form to sign in at " + url);
            }
            var answer = http.send(
                    HttpRequest.newBuilder(url.resolve("/demo/sign-in/mayor"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() >= 400) {
                throw new IOException("The demonstration did not sign in: " + answer.statusCode());
            }
        }
        var text = new StringBuilder();
        for (var cookie : cookies.getCookieStore().getCookies()) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(cookie.getName())
                    .append('=')
                    .append(cookie.getValue());
        }
        return text.toString();
    }
}
