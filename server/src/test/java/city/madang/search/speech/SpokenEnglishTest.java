package city.madang.search.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.search.Understanding;
import city.madang.search.command.Grammar;
import city.madang.search.command.SeoulGrammar;
import city.madang.search.speech.Recogniser.Heard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// English commands spoken by synthesisers and recognised by the real recogniser: what docs/speech.md says.
/// `-Dspeech.print=true` prints its tables.
class SpokenEnglishTest {

    private static final boolean PRINT = Boolean.getBoolean("speech.print");

    /// Of each synthesiser; the whole number is for the tables.
    private static final int SENTENCES = PRINT ? 120 : 40;

    private static final long SEED = 3;
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)\\}");

    /// How a synthesiser is told to say something.
    ///
    /// @param speed words a minute; empty for the voice's own
    private record Voice(String program, String name, String speed) {

        List<String> saying(String text, Path file) {
            return program.equals("flite")
                    ? List.of(program, "-voice", name, "-t", text, "-o", file.toString())
                    : List.of(program, "-v", name, "-s", speed, "-w", file.toString(), text);
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(program, name, speed).strip();
        }
    }

    /// Formants by rule: little bandwidth, and no sound of a person in it.
    private static final List<Voice> ESPEAK = List.of(
            new Voice("espeak-ng", "en-us", "140"),
            new Voice("espeak-ng", "en-us+f3", "140"),
            new Voice("espeak-ng", "en-gb", "140"),
            new Voice("espeak-ng", "en-us+m3", "165"),
            new Voice("espeak-ng", "en-gb-x-rp+f2", "125"));

    /// Sounds cut from recordings of people.
    private static final List<Voice> FLITE = List.of(
            new Voice("flite", "slt", ""),
            new Voice("flite", "rms", ""),
            new Voice("flite", "awb", ""),
            new Voice("flite", "kal16", ""));

    /// What people say in a room that is no command.
    private static final List<String> ELSE = List.of(
            "the weather is lovely this afternoon",
            "I would like a cup of tea please",
            "we should meet again on thursday morning",
            "did you read the newspaper yesterday evening",
            "my daughter plays the violin very well",
            "nobody told me about the change of plans",
            "the lift is broken again on the second floor",
            "can somebody lend me a pencil and some paper",
            "he said that the budget will be ready soon",
            "thank you very much for coming all this way");

    private static final SpeechProperties SETTINGS = new SpeechProperties(
            "pocketsphinx_batch", Path.of("/usr/share/pocketsphinx/model/en-us"), null, 4, Duration.ofMinutes(5));

    /// @param heard null if nothing was
    private record Trial(
            String said,
            String voice,
            @org.jspecify.annotations.Nullable Heard heard) {

        boolean exact() {
            return heard != null && heard.text().equals(said);
        }

        boolean rightVerb() {
            return heard != null && verb(heard.text()).equals(verb(said));
        }

        boolean right() {
            return heard != null && meaning(heard.text()).equals(meaning(said));
        }

        /// Done without asking though it was not meant.
        boolean wrongAccepted() {
            return heard != null && heard.sure() && !right() && !asks(heard.text());
        }
    }

    @Test
    void understandsRecordedVoices(@TempDir Path folder) throws Exception {
        var trials = trials(sentences(), FLITE, folder);

        assertThat(trials.stream().filter(Trial::right)).hasSizeGreaterThan(SENTENCES * 85 / 100);
        assertThat(trials.stream().filter(Trial::wrongAccepted)).hasSizeLessThan(SENTENCES * 5 / 100);
    }

    @Test
    void hardlyEverDoesWronglyWhatASynthesiserMumbles(@TempDir Path folder) throws Exception {
        var trials = trials(sentences(), ESPEAK, folder);

        assertThat(trials.stream().filter(Trial::rightVerb)).hasSizeGreaterThan(SENTENCES * 50 / 100);
        assertThat(trials.stream().filter(Trial::wrongAccepted)).hasSizeLessThan(SENTENCES * 12 / 100);
    }

    @Test
    void hardlyEverTakesOtherTalkForACommand(@TempDir Path folder) throws Exception {
        var voices = new ArrayList<>(ESPEAK);
        voices.addAll(FLITE);
        var others = trials(ELSE, voices, folder);

        assertThat(others.stream().filter(other -> other.heard != null && other.heard.sure()))
                .as("what was no command and would be done")
                .hasSizeLessThanOrEqualTo(ELSE.size() * 3 / 10);
    }

    private static List<Trial> trials(List<String> said, List<Voice> voices, Path folder) throws Exception {
        var recogniser = new Pocketsphinx(SETTINGS, SeoulGrammar::get, folder.resolve("speech"));
        assertThat(recogniser.languages()).containsExactly("en");
        var trials = new ArrayList<Trial>();
        for (int i = 0; i < said.size(); i++) {
            var voice = voices.get(i % voices.size());
            var heard = recogniser.hear(spoken(said.get(i), voice, folder), "en").stream()
                    .findFirst();
            trials.add(new Trial(said.get(i), voice.toString(), heard.orElse(null)));
        }
        if (PRINT) {
            print(trials);
        }
        return trials;
    }

    @Test
    void isNotOfferedWhereTheProgramIsMissing(@TempDir Path folder) {
        var missing = new SpeechProperties(
                "no-such-recogniser", SETTINGS.english(), null, SETTINGS.waiting(), SETTINGS.patience());

        assertThat(new Pocketsphinx(missing, SeoulGrammar::get, folder).languages())
                .isEmpty();
    }

    @Test
    void saysSoWhenTheProgramFails(@TempDir Path folder) {
        var failing = new SpeechProperties("false", SETTINGS.english(), null, 4, Duration.ofMinutes(1));
        var recogniser = new Pocketsphinx(failing, SeoulGrammar::get, folder);

        assertThatThrownBy(() -> recogniser.hear(Sound.ofWav(SoundTest.wav(1, 1, 16_000, 16, 32_000)), "en"))
                .hasMessageContaining("Type it instead");
    }

    /// Forms of the grammar with names in their slots, each meaning a command.
    private static List<String> sentences() {
        var random = new Random(SEED);
        var grammar = SeoulGrammar.get();
        var forms = grammar.entries().stream()
                .filter(entry -> !entry.verb().equals("yes") && !entry.verb().equals("no"))
                .flatMap(entry -> entry.en().stream())
                .filter(form -> !form.contains("{text}"))
                .toList();
        var said = new ArrayList<String>();
        while (said.size() < SENTENCES) {
            var form = forms.get(random.nextInt(forms.size()));
            var sentence = SLOT.matcher(form)
                    .replaceAll(slot -> nameFor(slot.group(1), grammar, random))
                    .toLowerCase(java.util.Locale.ROOT);
            if (sentence.matches("[a-z' ]+")
                    && !said.contains(sentence)
                    && !verb(sentence).isEmpty()) {
                said.add(sentence);
            }
        }
        return said;
    }

    private static String nameFor(String slot, Grammar grammar, Random random) {
        var type = Map.of("place", "district", "owned", "figure").getOrDefault(slot, slot);
        return switch (slot) {
            case "time", "day" ->
                List.of("yesterday", "an hour ago", "three hours ago", "last night")
                        .get(random.nextInt(4));
            case "count" -> "nine";
            default -> {
                var names = grammar.names(type, "en");
                yield names.get(random.nextInt(names.size()));
            }
        };
    }

    /// What the synthesiser says, with the silence that a pressed button records around it.
    private static Sound spoken(String text, Voice voice, Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("said.wav");
        var synthesiser =
                new ProcessBuilder(voice.saying(text, file)).inheritIO().start();
        assertThat(synthesiser.waitFor()).as("%s is installed", voice.program()).isZero();
        var in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int rate = in.getInt(24);
        int count = (in.limit() - 44) / 2;
        int silence = Sound.RATE * 3 / 10;
        int length = (int) ((long) count * Sound.RATE / rate);
        var wav = ByteBuffer.wrap(SoundTest.wav(1, 1, Sound.RATE, 16, 2 * (length + 2 * silence)))
                .order(ByteOrder.LITTLE_ENDIAN);
        wav.position(wav.limit() - 2 * (length + silence));
        for (int i = 0; i < length; i++) {
            double at = (double) i * rate / Sound.RATE;
            int before = Math.min(count - 2, (int) at);
            double share = at - before;
            wav.putShort((short) ((1 - share) * in.getShort(44 + 2 * before) + share * in.getShort(46 + 2 * before)));
        }
        return Sound.ofWav(wav.array());
    }

    private static String meaning(String text) {
        return SeoulGrammar.read(text) instanceof Understanding.Understood(var command, var confirm)
                ? command.toString()
                : "";
    }

    private static String verb(String text) {
        return meaning(text).split(" ")[0];
    }

    private static boolean asks(String text) {
        return SeoulGrammar.read(text) instanceof Understanding.Understood(var command, var confirm) ? confirm : true;
    }

    private static void print(List<Trial> trials) {
        System.out.printf(
                "%n%d sentences: exact %d, right command %d, right verb %d, nothing heard %d, sure %d, wrong accepted %d%n",
                trials.size(),
                trials.stream().filter(Trial::exact).count(),
                trials.stream().filter(Trial::right).count(),
                trials.stream().filter(Trial::rightVerb).count(),
                trials.stream().filter(trial -> trial.heard == null).count(),
                trials.stream()
                        .filter(trial -> trial.heard != null && trial.heard.sure())
                        .count(),
                trials.stream().filter(Trial::wrongAccepted).count());
        var byVoice = new TreeMap<String, int[]>();
        var confused = new TreeMap<String, Integer>();
        for (var trial : trials) {
            var row = byVoice.computeIfAbsent(trial.voice, voice -> new int[3]);
            row[0]++;
            row[1] += trial.exact() ? 1 : 0;
            row[2] += trial.rightVerb() ? 1 : 0;
            if (!trial.rightVerb()) {
                confused.merge(
                        verb(trial.said) + " → " + (trial.heard == null ? "nothing" : verb(trial.heard.text())),
                        1,
                        Integer::sum);
            }
        }
        byVoice.forEach((voice, row) -> System.out.printf("| %s | %d | %d | %d |%n", voice, row[0], row[1], row[2]));
        confused.forEach((pair, times) -> System.out.printf("| %s | %d |%n", pair, times));
        for (var trial : trials) {
            System.out.printf("%s%s%n", trial.right() ? "  " : "X ", trial);
        }
    }
}
