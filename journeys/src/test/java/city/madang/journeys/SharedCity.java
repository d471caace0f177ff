package city.madang.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives journeys that harm nothing one city to walk in: it is started for the first of them and closed after the last.
final class SharedCity implements ParameterResolver {

    /// The place of such journeys in the run.
    static final int LAST = Integer.MAX_VALUE;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningCity.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedCity.class))
                .computeIfAbsent("city", key -> Opened.create(), Opened.class)
                .city();
    }

    /// The city and the folder it lives in; JUnit closes it at the end of the run.
    private record Opened(RunningCity city, Path data) implements AutoCloseable {

        static Opened create() {
            try {
                var data = Files.createTempDirectory("shared-city");
                return new Opened(RunningCity.start(data), data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            city.close();
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
