package city.madang.intake;

import city.madang.intake.definition.ConnectorKind;
import city.madang.intake.net.DeliveryException;
import city.madang.intake.running.WorkingSource;
import city.madang.intake.running.WorkingSources;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/// Pictures of the city's cameras, taken from their system when somebody looks. However many look at a camera, its
/// system is asked once a second at most.
@Service
public class Snapshots {

    private static final Duration KEPT = Duration.ofSeconds(1);

    /// Pictures in memory: a wall of sixteen for some people at once, about 20 kB each.
    private static final int MOST_KEPT = 256;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final WorkingSources sources;
    private final Clock clock;
    private final Map<String, Picture> kept = new ConcurrentHashMap<>();

    Snapshots(WorkingSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /// A JPEG picture.
    ///
    /// @param taken when it was asked for
    public record Picture(byte[] jpeg, Instant taken) {}

    /// The picture of a camera, at most a second old.
    ///
    /// @param key the camera, as the registry of cameras names it
    /// @throws CityException NOT_FOUND if no source has pictures, UNAVAILABLE if this one cannot be had now
    public Picture take(String key) {
        var now = clock.instant();
        if (kept.size() > MOST_KEPT) {
            kept.values().removeIf(picture -> picture.taken().plus(KEPT).isBefore(now));
        }
        return kept.compute(
                key, (same, known) -> known != null && known.taken().plus(KEPT).isAfter(now) ? known : fetch(key, now));
    }

    private Picture fetch(String key, Instant now) {
        var source = sources.list().stream()
                .filter(one -> one.definition().connector() == ConnectorKind.SNAPSHOT)
                .findFirst()
                .orElseThrow(() -> CityException.notFound("This city has no camera pictures"));
        try {
            var picture = sources.connectors().picture(source.definition(), key);
            source.meter().delivered();
            return new Picture(picture, now);
        } catch (DeliveryException e) {
            throw away(source, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CityException.unavailable("The server is stopping", RETRY_AFTER, e);
        }
    }

    private static CityException away(WorkingSource source, DeliveryException why) {
        source.meter().failed(why.text());
        return CityException.unavailable(
                "The picture cannot be had now: " + why.text().en(), RETRY_AFTER, why);
    }
}
