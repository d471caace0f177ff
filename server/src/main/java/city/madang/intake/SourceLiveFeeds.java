package city.madang.intake;

import city.madang.intake.definition.ConnectorKind;
import city.madang.intake.net.DeliveryException;
import city.madang.intake.running.WorkingSource;
import city.madang.intake.running.WorkingSources;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Service;

/// Moving pictures as the pack's source of kind `stream` has them.
@Service
class SourceLiveFeeds implements LiveFeeds {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final WorkingSources sources;

    SourceLiveFeeds(WorkingSources sources) {
        this.sources = sources;
    }

    @Override
    public URI address(String key) {
        var source = source();
        try {
            return sources.connectors().stream(source.definition(), key);
        } catch (DeliveryException e) {
            failed(e.text());
            throw CityException.unavailable(
                    "The camera cannot be reached: " + e.text().en(), RETRY_AFTER, e);
        }
    }

    @Override
    public void delivered() {
        source().meter().delivered();
    }

    @Override
    public void failed(LocalText why) {
        source().meter().failed(why);
    }

    private WorkingSource source() {
        return sources.list().stream()
                .filter(one -> one.definition().connector() == ConnectorKind.STREAM)
                .findFirst()
                .orElseThrow(() -> CityException.notFound("This city has no moving pictures of cameras"));
    }
}
