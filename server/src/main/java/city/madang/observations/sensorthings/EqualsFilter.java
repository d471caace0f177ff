package city.madang.observations.sensorthings;

import city.madang.platform.CityException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A `$filter` of the form `field eq 'value'`.
///
/// @param field empty if there is no filter
record EqualsFilter(String field, String value) {

    private static final Pattern FORM = Pattern.compile("\\s*([\\w/]+)\\s+eq\\s+'((?:[^']|'')*)'\\s*");

    /// @throws CityException INVALID if the filter has another form or another field than `fields`
    static EqualsFilter of(@Nullable String text, String... fields) {
        if (text == null) {
            return new EqualsFilter("", "");
        }
        var match = FORM.matcher(text);
        if (!match.matches() || !List.of(fields).contains(match.group(1))) {
            throw CityException.invalid("The filter '%s' is not understood here; write for example %s eq 'value'"
                    .formatted(text, fields[0]));
        }
        return new EqualsFilter(match.group(1), match.group(2).replace("''", "'"));
    }
}
