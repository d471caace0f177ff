package city.madang.search.command;

import city.madang.platform.LocalText;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The form of `grammar.yaml`, which explains itself.
record GrammarFile(
        List<Verb> verbs,
        Map<String, Map<String, Both>> names,
        Map<String, Both> words,
        List<String> light,
        Both fillers) {

    /// Words or sentences of both languages.
    record Both(List<String> ko, List<String> en) {

        Both(@Nullable List<String> ko, @Nullable List<String> en) {
            this.ko = List.copyOf(Objects.requireNonNullElse(ko, List.<String>of()));
            this.en = List.copyOf(Objects.requireNonNullElse(en, List.<String>of()));
        }
    }

    /// @param audience who may say it: `anyone` or `official`
    record Verb(
            String id,
            LocalText about,
            List<String> takes,
            Boolean confirm,
            @JsonProperty("for") String audience,
            List<Forms> forms) {

        Verb(
                String id,
                LocalText about,
                @Nullable List<String> takes,
                @Nullable Boolean confirm,
                @Nullable String audience,
                List<Forms> forms) {
            this.id = id;
            this.about = about;
            this.takes = List.copyOf(Objects.requireNonNullElse(takes, List.<String>of()));
            this.confirm = Boolean.TRUE.equals(confirm);
            this.audience = Objects.requireNonNullElse(audience, "anyone");
            this.forms = List.copyOf(forms);
        }
    }

    record Forms(Map<String, String> set, List<String> ko, List<String> en) {

        Forms(@Nullable Map<String, String> set, List<String> ko, List<String> en) {
            this.set = Map.copyOf(Objects.requireNonNullElse(set, Map.<String, String>of()));
            this.ko = List.copyOf(ko);
            this.en = List.copyOf(en);
        }
    }
}
