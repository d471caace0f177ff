package city.madang.identity.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser of their own: keeps cookies, sends forms with the token of the page they
/// saw last, and stops at redirects so that a test can look at them.
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI server;
    private String token = "";

    public Browser(int port) {
        this.server = URI.create("http://localhost:" + port);
    }

    public HttpResponse<String> open(String path) {
        var page = send(HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html"));
        var found = TOKEN.matcher(page.body());
        if (found.find()) {
            token = found.group(1);
        }
        return page;
    }

    public HttpResponse<String> call(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).header("Accept", "application/json"));
    }

    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        var form = new java.util.HashMap<>(fields);
        form.putIfAbsent("_csrf", token);
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Opens an answer that does not end by itself.
    HttpResponse<InputStream> stream(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /// Where the answer sends the browser, without the server's own address.
    public static String target(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(location -> location.replaceFirst("^http://localhost:[0-9]+", ""))
                .orElse("");
    }

    /// The token of the page seen last, for a form that is put together by hand.
    public String token() {
        return token;
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("madang"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public URI at(String path) {
        return server.resolve(path);
    }
}
