package city.madang.intake.definition;

import org.jspecify.annotations.Nullable;

/// A text in two languages as written in a definition, where English may be left out.
public record Words(String ko, @Nullable String en) {

    /// The English text, or the Korean one if there is none.
    public String english() {
        return en == null ? ko : en;
    }
}
