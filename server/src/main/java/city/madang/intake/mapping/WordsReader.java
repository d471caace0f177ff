package city.madang.intake.mapping;

import city.madang.intake.definition.Mapping;
import city.madang.intake.definition.Words;
import city.madang.intake.document.FieldPath;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Template;
import city.madang.platform.LocalText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills texts in both languages.
final class WordsReader {

    /// Texts are for people; what is longer than this is cut.
    private static final int LENGTH = 20_000;

    private final @Nullable Template ko;
    private final @Nullable Template en;

    WordsReader(@Nullable Words words) {
        this.ko = words == null ? null : Template.parse(words.ko());
        this.en = words == null ? null : Template.parse(words.english());
    }

    /// The texts; empty where nothing is said. Without English text, the Korean stands for both.
    LocalText read(SourceRecord record) {
        if (ko == null || en == null) {
            return LocalText.same("");
        }
        var korean = cut(ko.fillWhatIsThere(record));
        var english = cut(en.fillWhatIsThere(record));
        return new LocalText(korean, english.isEmpty() ? korean : english);
    }

    private static String cut(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH);
    }

    static Map<String, Template> templates(Map<String, String> properties) {
        var templates = new LinkedHashMap<String, Template>();
        properties.forEach((name, text) -> templates.put(name, Template.parse(text)));
        return templates;
    }

    static Map<String, String> fill(Map<String, Template> templates, SourceRecord record) {
        if (templates.isEmpty()) {
            return Map.of();
        }
        var filled = new LinkedHashMap<String, String>();
        templates.forEach((name, template) -> {
            var value = template.fill(record);
            if (value != null) {
                filled.put(name, value);
            }
        });
        return filled;
    }

    /// One of a few words: a field, translated by codes, or what the definition says otherwise.
    static final class Choices {

        private final @Nullable FieldPath from;
        private final Map<String, String> codes;
        private final String otherwise;

        Choices(Mapping.@Nullable Choice choice, String otherwise) {
            this.from = choice == null || choice.from() == null ? null : FieldPath.parse(choice.from());
            this.codes = choice == null || choice.codes() == null ? Map.of() : choice.codes();
            this.otherwise = choice == null || choice.otherwise() == null ? otherwise : choice.otherwise();
        }

        String read(SourceRecord record) {
            var text = from == null ? null : from.text(record);
            if (text == null || text.isEmpty()) {
                return otherwise;
            }
            return codes.isEmpty() ? text : codes.getOrDefault(text, otherwise);
        }
    }
}
