package city.madang.intake.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a table is written.
///
/// @param delimiter one character; comma if absent
/// @param columns the names, if the file has no header row
public record CsvForm(@Nullable String delimiter, @Nullable List<String> columns) {

    public static final CsvForm PLAIN = new CsvForm(null, null);

    public CsvForm {
        if (delimiter != null && delimiter.length() != 1) {
            throw new IllegalArgumentException("The delimiter '%s' must be one character".formatted(delimiter));
        }
        columns = columns == null ? null : List.copyOf(columns);
    }

    char separator() {
        return delimiter == null ? ',' : delimiter.charAt(0);
    }
}
