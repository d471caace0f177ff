package city.madang.search.speech;

import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import city.madang.platform.MadangProperties;
import city.madang.search.Commands;
import city.madang.search.command.Grammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// CMU Sphinx, run as a program of its own for each sentence, one at a time: it cannot take the city hall down
/// with it.
///
/// What was said is decoded twice: once as a command of the grammar, once as any sounds in any order. How much
/// worse the first explains the sound than the second is the confidence (Rose and Paul 1990, "A hidden Markov
/// model based keyword recognition system"): somebody who says something else gets a command too, but a poor one.
@Component
@EnableConfigurationProperties(SpeechProperties.class)
class Pocketsphinx implements Recogniser {

    private static final Logger log = LoggerFactory.getLogger(Pocketsphinx.class);

    /// `show the buses (said -4213)`
    private static final Pattern HEARD = Pattern.compile("^(.*?)\\s*\\(said (-?\\d+)\\)$");

    /// Ratio of the two scores for commands said clearly, and for anything else; measured in docs/speech.md.
    private static final double CLEAR = 0.95;

    private static final double ELSE = 1.11;

    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final SpeechProperties settings;
    private final Supplier<Grammar> grammar;
    private final Path folder;
    private final Semaphore turn = new Semaphore(1, true);
    private final Map<String, Model> models = new HashMap<>();
    private final boolean present;

    /// A model made ready for one language.
    ///
    /// @param search options that say what is listened for
    private record Model(Path acoustic, Path dictionary, List<String> search, Path loop, Path loopDictionary) {}

    @Autowired
    Pocketsphinx(SpeechProperties settings, Commands commands, MadangProperties madang) {
        this(settings, commands::grammar, madang.data().resolve("speech"));
    }

    /// @param folder where grammar and dictionary are written
    Pocketsphinx(SpeechProperties settings, Supplier<Grammar> grammar, Path folder) {
        this.settings = settings;
        this.grammar = grammar;
        this.folder = folder;
        this.present = runs(settings.program());
    }

    @Override
    public Set<String> languages() {
        var languages = new LinkedHashSet<String>();
        for (var language : List.of("en", "ko")) {
            if (present && acoustic(language) != null) {
                languages.add(language);
            }
        }
        return languages;
    }

    @Override
    public List<Heard> hear(Sound sound, String language) {
        if (turn.getQueueLength() >= settings.waiting() || !mine()) {
            throw new CityException(
                    Category.TOO_MANY, "Too many people are speaking at once. Say it again in a moment", AGAIN, null);
        }
        try {
            return decode(sound, model(language));
        } catch (IOException e) {
            log.warn("speech-failed language={} reason={}", language, e.getMessage());
            throw CityException.unavailable("The recogniser failed. Type it instead", AGAIN, e);
        } finally {
            turn.release();
        }
    }

    private boolean mine() {
        try {
            return turn.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Heard> decode(Sound sound, Model model) throws IOException {
        var desk = Files.createTempDirectory("speech");
        try {
            Files.write(desk.resolve("said.raw"), sound.samples());
            Files.writeString(desk.resolve("list"), "said\n");
            var asCommand = start(desk, "command", model.acoustic, model.dictionary, model.search);
            var asAnything =
                    start(desk, "loop", model.acoustic, model.loopDictionary, List.of("-jsgf", model.loop.toString()));
            var command = heard(desk, "command", asCommand);
            var anything = heard(desk, "loop", asAnything);
            if (command == null || command.text.isBlank()) {
                return List.of();
            }
            return List.of(new Heard(command.text, confidence(command.score, anything)));
        } finally {
            delete(desk);
        }
    }

    private record Scored(String text, double score) {}

    private static double confidence(double command, @Nullable Scored anything) {
        if (anything == null || anything.score >= 0) {
            return 0;
        }
        double ratio = command / anything.score;
        return Math.clamp((ELSE - ratio) / (ELSE - CLEAR), 0, 1);
    }

    private Process start(Path desk, String name, Path acoustic, Path dictionary, List<String> search)
            throws IOException {
        var line = new ArrayList<>(List.of(
                settings.program(),
                "-hmm",
                acoustic.toString(),
                "-dict",
                dictionary.toString(),
                "-ctl",
                desk.resolve("list").toString(),
                "-cepdir",
                desk.toString(),
                "-cepext",
                ".raw",
                "-adcin",
                "yes",
                "-hyp",
                desk.resolve(name).toString(),
                "-logfn",
                desk.resolve(name + ".log").toString()));
        line.addAll(search);
        return new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// What a decoder made of it; null if it made nothing.
    private @Nullable Scored heard(Path desk, String name, Process decoder) throws IOException {
        try {
            if (!decoder.waitFor(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("%s took longer than %s".formatted(settings.program(), settings.patience()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } finally {
            decoder.destroyForcibly();
        }
        if (decoder.exitValue() != 0) {
            throw new IOException("%s ended with %d".formatted(settings.program(), decoder.exitValue()));
        }
        for (var line : Files.readAllLines(desk.resolve(name))) {
            var heard = HEARD.matcher(line.strip());
            if (heard.matches()) {
                return new Scored(heard.group(1), Double.parseDouble(heard.group(2)));
            }
        }
        return null;
    }

    private Model model(String language) throws IOException {
        var ready = models.get(language);
        if (ready == null) {
            ready = prepare(language);
            models.put(language, ready);
        }
        return ready;
    }

    /// Writes grammar and dictionary of this city for a language; called with the turn.
    private Model prepare(String language) throws IOException {
        var acoustic = acoustic(language);
        var home = home(language);
        if (acoustic == null || home == null) {
            throw new IOException("There is no model for '%s'".formatted(language));
        }
        var given = first(home, ".dict");
        if (given == null) {
            throw new IOException("'%s' holds no .dict file".formatted(home));
        }
        var spoken = SpokenCommands.of(grammar.get(), language, Pronunciations.read(given));
        var own = Files.createDirectories(folder.resolve(language));
        var loop = Files.writeString(own.resolve("loop.gram"), SpokenCommands.loop(spoken.phonemes()));
        var loopWords = Files.writeString(own.resolve("loop.dict"), SpokenCommands.loopDictionary(spoken.phonemes()));
        var statistics = first(home, ".commands.lm.bin");
        log.info("speech-ready language={} unspoken={}", language, spoken.unspoken());
        if (statistics != null) {
            return new Model(acoustic, given, List.of("-lm", statistics.toString()), loop, loopWords);
        }
        var grammar = Files.writeString(own.resolve("commands.gram"), spoken.jsgf(), StandardCharsets.UTF_8);
        var words = Files.writeString(own.resolve("words.dict"), spoken.dictionary(), StandardCharsets.UTF_8);
        return new Model(acoustic, words, List.of("-jsgf", grammar.toString()), loop, loopWords);
    }

    private @Nullable Path home(String language) {
        return language.equals("ko") ? settings.korean() : settings.english();
    }

    /// The folder with the acoustic model: the model's folder itself or one in it.
    private @Nullable Path acoustic(String language) {
        var home = home(language);
        if (home == null || !Files.isDirectory(home)) {
            return null;
        }
        if (Files.exists(home.resolve("mdef"))) {
            return home;
        }
        try (var inside = Files.list(home)) {
            return inside.filter(one -> Files.exists(one.resolve("mdef")))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path first(Path home, String ending) throws IOException {
        try (var inside = Files.list(home)) {
            return inside.filter(one -> one.toString().endsWith(ending))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        }
    }

    /// Without arguments it tells what they are, and fails.
    private static boolean runs(String program) {
        try {
            var process = new ProcessBuilder(program)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.destroy();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path desk) throws IOException {
        try (var files = Files.list(desk)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(desk);
    }
}
