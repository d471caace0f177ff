package city.madang.search.command;

import city.madang.search.command.GrammarFile.Both;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The form of `words.yaml` of a pack: other words for what the pack names.
public record WordsFile(
        Map<String, Both> layers,
        Map<String, Both> figures,
        Map<String, Both> scenes,
        Map<String, Both> offices,
        List<String> words) {

    public WordsFile(
            @Nullable Map<String, Both> layers,
            @Nullable Map<String, Both> figures,
            @Nullable Map<String, Both> scenes,
            @Nullable Map<String, Both> offices,
            @Nullable List<String> words) {
        this.layers = Map.copyOf(Objects.requireNonNullElse(layers, Map.<String, Both>of()));
        this.figures = Map.copyOf(Objects.requireNonNullElse(figures, Map.<String, Both>of()));
        this.scenes = Map.copyOf(Objects.requireNonNullElse(scenes, Map.<String, Both>of()));
        this.offices = Map.copyOf(Objects.requireNonNullElse(offices, Map.<String, Both>of()));
        this.words = List.copyOf(Objects.requireNonNullElse(words, List.<String>of()));
    }
}
