package city.madang.intake.connector;

import city.madang.intake.definition.SourceDefinition;
import city.madang.intake.document.DocumentReader;
import city.madang.intake.document.RecordPath;
import city.madang.intake.net.DeliveryException;
import city.madang.intake.net.Target;
import city.madang.intake.net.WebClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the connector of each source.
///
/// @param target finds a host of the pack by name
/// @param drop folder below which files are dropped
/// @param incidents knows what earlier messages were about
/// @param secret finds a credential by name; empty if there is none
public record Connectors(
        WebClient web,
        Function<String, Target> target,
        Path drop,
        Function<@Nullable String, String> secret,
        Incidents incidents,
        ZoneId zone,
        Clock clock) {

    /// How the documents of a source are read.
    ///
    /// @throws IllegalArgumentException if its path to the records is malformed
    public static DocumentReader reader(SourceDefinition source) {
        var records = source.records() == null ? RecordPath.root() : RecordPath.parse(source.records());
        return new DocumentReader(source.format(), source.charset(), source.csv(), records);
    }

    /// The fetcher of a polled source.
    ///
    /// @throws IllegalArgumentException if its definition cannot work
    public Fetcher fetcher(SourceDefinition source) {
        var endpoint = source.endpoint();
        var password = secret.apply(endpoint.credential());
        return switch (source.connector()) {
            case HTTP -> new HttpFetcher(requests(source), reader(source), endpoint.page(), clock);
            case SEOUL_OPENAPI ->
                new SeoulOpenApiFetcher(requests(source), reader(source), endpoint.pageSize(), password);
            case FEED -> new FeedFetcher(requests(source), source.charset());
            case MASTODON -> new MastodonFetcher(requests(source), clock);
            case CAP -> new CapFetcher(source.id(), requests(source), source.charset(), incidents);
            case GTFS_REALTIME -> new GtfsRealtimeFetcher(requests(source));
            case JDBC -> new JdbcFetcher(targetOf(source), endpoint, endpoint.credential(), password);
            case FILE_DROP ->
                new FileDropFetcher(
                        folder(String.valueOf(endpoint.folder())), endpoint.pattern(), reader(source), clock);
            case SNAPSHOT, STREAM, MQTT, SENSORTHINGS, WEBHOOK, FILE ->
                throw new IllegalArgumentException("The source '%s' is not polled".formatted(source.id()));
        };
    }

    /// The JPEG picture of one camera of a snapshot source, as it is now.
    ///
    /// @param key the camera, as the registry of cameras names it
    public byte[] picture(SourceDefinition source, String key) throws DeliveryException, InterruptedException {
        var requests = requests(source);
        var path = requests.path(Cursor.START).replace("{key}", Requests.encoded(key));
        var picture = requests.get(path).body();
        // Every JPEG begins with the marker "start of image" (ISO/IEC 10918-1, B.1.1.3).
        if (picture.length < 4 || (picture[0] & 0xff) != 0xff || (picture[1] & 0xff) != 0xd8) {
            throw new DeliveryException("JPEG 화면이 아닙니다", "What the camera sent is not a JPEG picture");
        }
        return picture;
    }

    /// Where the moving picture of one camera of a stream source is: its host already resolved and allowed, so that
    /// nobody is led elsewhere between this question and the connection.
    ///
    /// @param key the camera, as the registry of cameras names it
    public URI stream(SourceDefinition source, String key) throws DeliveryException {
        var at = targetOf(source).at(String.valueOf(source.endpoint().path()).replace("{key}", Requests.encoded(key)));
        var address = web.settle(String.valueOf(at.getHost()), targetOf(source).privateAddress())
                .getHostAddress();
        var password = secret.apply(source.endpoint().credential());
        return URI.create("%s://%s%s%s%s"
                .formatted(
                        at.getScheme(),
                        password.isEmpty() ? "" : source.id() + ":" + Requests.encoded(password) + "@",
                        address.indexOf(':') < 0 ? address : "[" + address + "]",
                        at.getPort() < 0 ? "" : ":" + at.getPort(),
                        at.getRawPath()));
    }

    /// Web requests as this source makes them.
    Requests requests(SourceDefinition source) {
        return new Requests(
                web,
                targetOf(source),
                source.endpoint(),
                secret.apply(source.endpoint().credential()),
                zone,
                clock);
    }

    public Target targetOf(SourceDefinition source) {
        return target.apply(String.valueOf(source.endpoint().host()));
    }

    private Path folder(String name) {
        var folder = drop.resolve(name).normalize();
        if (!folder.startsWith(drop)) {
            throw new IllegalArgumentException("The folder '%s' lies outside the drop folder".formatted(name));
        }
        return folder;
    }
}
