package city.madang.observations.sensorthings;

import city.madang.catalogue.Freshness;
import city.madang.catalogue.SourceSpec;
import city.madang.catalogue.Sources;
import city.madang.observations.Doubtful;
import city.madang.observations.SourceTokens;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// Two sources with tokens, and a quarantine that can be looked into.
@TestConfiguration(proxyBeanMethods = false)
public class PushedCity {

    public static final String TOKEN = "token-of-the-first-source";
    public static final String OTHER_TOKEN = "token-of-the-second-source";

    @Bean
    @Primary
    SourceTokens testTokens(Sources sources) {
        return token -> {
            var known = sources(sources);
            return switch (token) {
                case TOKEN -> OptionalInt.of(known.get(0));
                case OTHER_TOKEN -> OptionalInt.of(known.get(1));
                default -> OptionalInt.empty();
            };
        };
    }

    @Bean
    @Primary
    HeldDoubts testQuarantine() {
        return new HeldDoubts();
    }

    /// A quarantine in memory.
    public static final class HeldDoubts implements Doubtful {

        final List<Doubt> doubts = new CopyOnWriteArrayList<>();

        @Override
        public void hold(int source, List<Doubt> held) {
            doubts.addAll(held);
        }
    }

    /// The numbers of two sources whose readings anyone may see.
    private static List<Integer> sources(Sources sources) {
        if (sources.list().isEmpty()) {
            sources.register(List.of(source("smart-poles"), source("bridges")));
        }
        return sources.list().stream()
                .filter(source -> source.audience() == Audience.Group.ANYONE)
                .map(source -> source.number())
                .limit(2)
                .toList();
    }

    private static SourceSpec source(String id) {
        return new SourceSpec(
                id,
                LocalText.same(id),
                "transport",
                "air-quality",
                "sensorthings",
                Audience.Group.ANYONE,
                Freshness.DEFAULT,
                null,
                null);
    }
}
