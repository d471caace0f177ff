package city.madang.opinion;

import city.madang.platform.CityException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;

/// The way to citizen opinion. Answers from what was last computed, whatever the number of texts. Thread-safe.
@Service
public class Opinion {

    private final AtomicLong revision = new AtomicLong();
    private final int windowHours;
    private volatile OpinionPicture picture = OpinionPicture.NONE;

    Opinion(OpinionRules rules) {
        windowHours = rules.rising().windowHours();
    }

    /// How long "now" is, hours.
    public int windowHours() {
        return windowHours;
    }

    /// Everything as it stands.
    public OpinionPicture picture() {
        return picture;
    }

    /// The topic with that key.
    ///
    /// @throws CityException if there is none, or none any more
    public OpinionTopic get(String key) {
        return find(key)
                .orElseThrow(() -> CityException.notFound(
                        "There is no topic '%s', or nobody has spoken of it for eight days".formatted(key)));
    }

    /// The topic with that key, or nothing.
    public Optional<OpinionTopic> find(String key) {
        return Optional.ofNullable(picture.topics().get(key));
    }

    /// Moves on with every change.
    public long revision() {
        return revision.get();
    }

    void show(OpinionPicture next) {
        picture = next;
        revision.incrementAndGet();
    }
}
