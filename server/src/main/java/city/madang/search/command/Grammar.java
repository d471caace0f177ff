package city.madang.search.command;

import city.madang.platform.LocalText;
import city.madang.search.command.GrammarFile.Verb;
import city.madang.search.command.Sentence.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The grammar, made ready for reading sentences. Thread-safe.
public final class Grammar {

    private static final String FILE = "/city/madang/search/grammar.yaml";

    private static final double LIGHT = 0.4;

    private final GrammarFile file;
    private final List<Form> forms;
    private final Map<String, Double> weights;
    private final Reader reader;

    /// One way of saying a command.
    ///
    /// @param slots types of the slots it needs
    /// @param words concepts it is said with
    record Form(Verb verb, Map<String, String> set, List<String> slots, Set<String> words) {}

    /// A verb as the help page prints it.
    ///
    /// @param ko ways of saying it in Korean, slots in braces
    /// @param en the same in English
    public record Entry(String verb, LocalText about, List<String> ko, List<String> en, boolean confirm) {}

    private Grammar(GrammarFile file, List<Form> forms, Reader reader) {
        this.reader = reader;
        this.file = file;
        this.forms = forms;
        this.weights = weights(forms);
    }

    static GrammarFile file() {
        var yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var in = Grammar.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The grammar %s is missing".formatted(FILE));
            }
            return yaml.readValue(in, GrammarFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Grammar of(GrammarFile file, Reader reader) {
        var forms = new ArrayList<Form>();
        for (var verb : file.verbs()) {
            for (var some : verb.forms()) {
                for (var language : List.of(some.ko(), some.en())) {
                    for (var text : language) {
                        var sentence = reader.form(text);
                        forms.add(new Form(
                                verb,
                                some.set(),
                                sentence.spans().stream()
                                        .map(span -> span.meanings().getFirst().type())
                                        .toList(),
                                sentence.tokens().stream().map(Token::word).collect(Collectors.toUnmodifiableSet())));
                    }
                }
            }
        }
        return new Grammar(file, forms.stream().distinct().toList(), reader);
    }

    List<Form> forms() {
        return forms;
    }

    /// How much a word tells: less the more verbs are said with it. Zero if none is.
    double weight(String word) {
        return weights.getOrDefault(word, 0.0);
    }

    /// What it costs that `word` was said and a form does not have it.
    double surplus(String word) {
        return file.light().contains(word) ? LIGHT * weight(word) : weight(word);
    }

    /// Everything that can be said, verb by verb.
    public List<Entry> entries() {
        return file.verbs().stream()
                .map(verb -> new Entry(
                        verb.id(),
                        verb.about(),
                        verb.forms().stream()
                                .flatMap(some -> some.ko().stream())
                                .toList(),
                        verb.forms().stream()
                                .flatMap(some -> some.en().stream())
                                .toList(),
                        verb.confirm()))
                .toList();
    }

    /// What can be named by a slot of a type, such as `layer`.
    ///
    /// @param language `ko` or `en`
    public List<String> names(String type, String language) {
        return reader.names(type).stream()
                .filter(name -> name.chars().anyMatch(c -> Hangul.isKorean((char) c)) == language.equals("ko"))
                .toList();
    }

    GrammarFile source() {
        return file;
    }

    private static Map<String, Double> weights(List<Form> forms) {
        var verbs = new HashMap<String, Set<String>>();
        for (var form : forms) {
            for (var word : form.words()) {
                verbs.computeIfAbsent(word, any -> new HashSet<>())
                        .add(form.verb().id() + form.set());
            }
        }
        double all = forms.stream()
                .map(form -> form.verb().id() + form.set())
                .distinct()
                .count();
        var weights = new HashMap<String, Double>();
        verbs.forEach((word, said) -> weights.put(word, 0.3 + Math.log(all / said.size()) / Math.log(all)));
        return weights;
    }
}
