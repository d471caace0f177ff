package city.madang.intake.imports;

import city.madang.catalogue.Boundaries;
import city.madang.intake.connector.Connectors;
import city.madang.intake.definition.ConnectorKind;
import city.madang.intake.definition.SourceDefinition;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.mapping.MappedBatch;
import city.madang.intake.mapping.Reason;
import city.madang.intake.reception.Reception;
import city.madang.intake.reception.Tally;
import city.madang.intake.running.WorkingSources;
import city.madang.platform.CityException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Imports files into sources. Every part of a file is named by the file's content and the source's map, so a
/// file that
/// is brought again stores nothing twice.
@Service
public class Imports {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);

    /// The name under which official shapes are imported; the catalogue reads them itself.
    static final String BOUNDARIES = "boundaries";

    private final WorkingSources sources;
    private final Boundaries boundaries;
    private final ImportRuns runs;
    private final Clock clock;

    Imports(WorkingSources sources, Boundaries boundaries, ImportRuns runs, Clock clock) {
        this.sources = sources;
        this.boundaries = boundaries;
        this.runs = runs;
        this.clock = clock;
    }

    /// How far an import is.
    public record Progress(String file, Tally tally, Duration took) {

        public double rowsPerSecond() {
            return tally.read() / Math.max(0.001, took.toMillis() / 1000.0);
        }

        /// One line for people.
        public String line() {
            return "  %s: %,d rows, %,.0f rows/s, %,d stored, %,d in quarantine"
                    .formatted(file, tally.read(), rowsPerSecond(), tally.stored(), tally.quarantined());
        }
    }

    /// Names the sources that take files.
    public List<String> names() {
        var names = new ArrayList<String>();
        for (var source : sources.list()) {
            if (source.definition().connector() == ConnectorKind.FILE) {
                names.add(source.id());
            }
        }
        names.add(BOUNDARIES);
        return names;
    }

    /// Reads files to their end. A folder stands for the files in it that match the source's pattern.
    ///
    /// @param progress told after every part
    /// @throws CityException if the source takes no files, a file is absent or cannot be read
    public ImportResult run(String source, List<Path> files, Consumer<Progress> progress) {
        if (source.equals(BOUNDARIES) && sources.find(BOUNDARIES).isEmpty()) {
            return runBoundaries(files, progress);
        }
        var working = sources.find(source).orElseThrow(() -> unknown(source));
        var reception = working.reception();
        if (working.definition().connector() != ConnectorKind.FILE || reception == null) {
            throw unknown(source);
        }
        var all = expanded(files, working.definition());
        return recorded(source, all, started -> importAll(working.definition(), reception, all, started, progress));
    }

    private CityException unknown(String source) {
        return CityException.notFound(
                "'%s' takes no files; these do: %s".formatted(source, String.join(", ", names())));
    }

    private interface Work {
        Tally run(Instant started) throws IOException, UnreadableDocumentException;
    }

    private ImportResult recorded(String source, List<Path> files, Work work) {
        var started = clock.instant();
        long run = runs.begin(source, files, started);
        try {
            var tally = work.run(started);
            runs.end(run, tally, clock.instant(), null);
            var result = new ImportResult(source, files.size(), tally, Duration.between(started, clock.instant()));
            log.info(
                    "import done source={} files={} rows={} stored={} duplicates={} quarantined={} seconds={}",
                    source,
                    files.size(),
                    tally.read(),
                    tally.stored(),
                    tally.duplicates(),
                    tally.quarantined(),
                    result.took().toSeconds());
            return result;
        } catch (IOException | UnreadableDocumentException e) {
            runs.end(run, Tally.NOTHING, clock.instant(), e.getMessage());
            throw new CityException(
                    CityException.Category.INVALID, "The file cannot be imported: " + e.getMessage(), null, e);
        } catch (CityException e) {
            runs.end(run, Tally.NOTHING, clock.instant(), e.getMessage());
            throw e;
        }
    }

    private Tally importAll(
            SourceDefinition definition,
            Reception reception,
            List<Path> files,
            Instant started,
            Consumer<Progress> progress)
            throws IOException, UnreadableDocumentException {
        var total = new Total();
        var map = Integer.toHexString(String.valueOf(definition.map()).hashCode());
        for (var path : files) {
            var file = new ImportedFile(path, Connectors.reader(definition));
            var name = "import:%s:%s".formatted(file.digest(), map);
            var batch = new MappedBatch();
            var part = new Total();
            try {
                file.read(records -> {
                    var tally = reception.take(records, batch, name + ":" + part.parts++);
                    total.tally = total.tally.plus(tally);
                    progress.accept(new Progress(
                            path.getFileName().toString(), total.tally, Duration.between(started, clock.instant())));
                });
            } catch (UnreadableDocumentException e) {
                reception.refuse(headOf(path), Reason.unreadable(path.getFileName() + ": " + e.getMessage()));
                throw e;
            }
        }
        return total.tally;
    }

    /// Counts over the parts of an import.
    private static final class Total {
        private Tally tally = Tally.NOTHING;
        private int parts;
    }

    private static byte[] headOf(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(4_000);
        }
    }

    private ImportResult runBoundaries(List<Path> files, Consumer<Progress> progress) {
        var all = expanded(files, null);
        return recorded(BOUNDARIES, all, started -> {
            var tally = Tally.NOTHING;
            for (var file : all) {
                var done = boundaries.importOfficial(file);
                int outside = done.features() - done.matched();
                tally = tally.plus(new Tally(
                        done.features(),
                        done.matched(),
                        0,
                        outside,
                        done.stored(),
                        done.unchanged(),
                        0,
                        outside == 0 ? Map.of() : Map.of("not-of-this-city", (long) outside)));
                progress.accept(
                        new Progress(file.getFileName().toString(), tally, Duration.between(started, clock.instant())));
            }
            return tally;
        });
    }

    private static List<Path> expanded(List<Path> files, @Nullable SourceDefinition definition) {
        var pattern = definition == null || definition.endpoint().pattern() == null
                ? "*"
                : definition.endpoint().pattern();
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        var all = new ArrayList<Path>();
        for (var file : files) {
            if (Files.isDirectory(file)) {
                try (var inside = Files.list(file)) {
                    inside.filter(Files::isRegularFile)
                            .filter(one -> matcher.matches(one.getFileName()))
                            .sorted()
                            .forEach(all::add);
                } catch (IOException e) {
                    throw new CityException(
                            CityException.Category.INVALID, "The folder '%s' cannot be read".formatted(file), null, e);
                }
            } else if (Files.isReadable(file)) {
                all.add(file);
            } else {
                throw CityException.notFound("There is no readable file '%s'".formatted(file));
            }
        }
        if (all.isEmpty()) {
            throw CityException.invalid(
                    "No file to import: give files, or a folder with files like '%s'".formatted(pattern));
        }
        return all;
    }
}
