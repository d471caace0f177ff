package city.madang.intake.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks the city's web systems. Every request is bounded in bytes and in time from its first byte to its last;
/// redirects are followed only within the same host; the address is settled before and kept.
///
/// Plain HTTP connects to the address that was checked, not to the name again, so that a name cannot point
/// elsewhere a
/// moment later (DNS rebinding). With TLS the certificate must be that of the name, so another address gains
/// nothing.
public final class WebClient implements AutoCloseable {

    static {
        // Lets us name the host in the header while connecting to its settled address; see java.net.http, module notes.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    /// Systems with redirects inside need one or two.
    private static final int REDIRECTS = 3;

    /// Requests at once over all sources.
    private static final int AT_ONCE = 96;

    private final AddressGuard guard;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Semaphore open = new Semaphore(AT_ONCE);

    public WebClient(AddressGuard guard) {
        this.guard = guard;
    }

    /// The address of a host that is reached by another protocol; see [AddressGuard#settle].
    public InetAddress settle(String host, boolean privateAddress) throws DeliveryException {
        return guard.settle(host, privateAddress);
    }

    /// One request.
    ///
    /// @param headers names and values; `Accept-Encoding` is added
    /// @param bytes largest inflated body
    /// @param time until the last byte
    public record Question(Target target, URI address, Map<String, String> headers, long bytes, Duration time) {}

    /// Asks with GET.
    ///
    /// @throws DeliveryException for everything but an answer of status 200 to 299 or 304
    public WebAnswer get(Question question) throws DeliveryException, InterruptedException {
        var address = question.address();
        open.acquire();
        try {
            for (int hop = 0; hop <= REDIRECTS; hop++) {
                var response = send(question, address);
                int status = response.statusCode();
                if (status >= 300 && status < 400 && status != 304) {
                    address = redirect(
                            address, response.headers().firstValue("Location").orElse(null));
                    continue;
                }
                if (status != 304 && (status < 200 || status > 299)) {
                    throw new DeliveryException(
                            "서버가 HTTP %d(으)로 답했습니다".formatted(status), "The system answered HTTP %d".formatted(status));
                }
                return new WebAnswer(status, response.headers(), Inflater.inflate(response.body(), question.bytes()));
            }
            throw new DeliveryException("리디렉션이 너무 많습니다", "Too many redirects");
        } finally {
            open.release();
        }
    }

    private static URI redirect(URI from, @Nullable String location) throws DeliveryException {
        URI to;
        try {
            to = from.resolve(location == null ? "" : location);
        } catch (IllegalArgumentException e) {
            throw new DeliveryException("리디렉션 주소가 잘못되었습니다", "The redirect leads nowhere", e);
        }
        boolean same = from.getHost().equalsIgnoreCase(to.getHost() == null ? "" : to.getHost())
                && from.getPort() == to.getPort()
                && from.getScheme().equalsIgnoreCase(to.getScheme() == null ? "" : to.getScheme());
        if (!same) {
            throw new DeliveryException("다른 호스트로의 리디렉션은 따르지 않습니다", "The redirect leads to another host");
        }
        return to;
    }

    private HttpResponse<byte[]> send(Question question, URI address) throws DeliveryException, InterruptedException {
        var settled = guard.settle(hostOf(address), question.target().privateAddress());
        var request = request(question, address, settled);
        var future = client.sendAsync(request, info -> new LimitedBody(question.bytes()));
        try {
            return future.get(question.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new DeliveryException(
                    "%d초 안에 답이 끝나지 않았습니다".formatted(question.time().toSeconds()),
                    "No full answer within %d s".formatted(question.time().toSeconds()),
                    e);
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private static DeliveryException failed(Throwable cause) {
        var reason = cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
        return new DeliveryException("접속하지 못했습니다: " + reason, "The system could not be reached: " + reason, cause);
    }

    private static String hostOf(URI address) throws DeliveryException {
        var host = address.getHost();
        var scheme = address.getScheme();
        if (host == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw new DeliveryException("웹 주소가 아닙니다", "Not a web address");
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static HttpRequest request(Question question, URI address, InetAddress settled) {
        var request = HttpRequest.newBuilder().timeout(question.time()).GET();
        question.headers().forEach(request::setHeader);
        request.setHeader("Accept-Encoding", "gzip");
        request.setHeader("User-Agent", "Madang");
        if ("https".equalsIgnoreCase(address.getScheme())) {
            return request.uri(address).build();
        }
        try {
            request.setHeader("Host", address.getRawAuthority());
            return request.uri(pinned(address, settled)).build();
        } catch (IllegalArgumentException e) {
            // Another part of this process used the HTTP client before the property above was set: keep the name.
            return request.uri(address).build();
        }
    }

    private static URI pinned(URI address, InetAddress settled) {
        var literal = settled.getHostAddress();
        var host = literal.indexOf(':') >= 0 ? "[" + literal + "]" : literal;
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create("http://" + host + port + address.getRawPath() + query);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
