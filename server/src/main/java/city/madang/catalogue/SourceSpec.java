package city.madang.catalogue;

import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A city system as the pack describes it, before the catalogue has given it a number.
///
/// @param id unique, `[a-z][a-z0-9-]{0,59}`
/// @param office id of the office that owns it
/// @param dataset id of the dataset its records belong to
/// @param connector how it delivers, such as `http` or `mqtt`
/// @param audience the widest group that may see it
/// @param district code of the district whose system it is; absent for one of the city
/// @param about a sentence for those who look after it; absent if the pack has none
public record SourceSpec(
        String id,
        LocalText name,
        String office,
        String dataset,
        String connector,
        Audience.Group audience,
        Freshness freshness,
        @Nullable String district,
        @Nullable LocalText about) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    public SourceSpec {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'%s' is no id of a source: %s".formatted(id, ID));
        }
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(office, "office");
        Objects.requireNonNull(dataset, "dataset");
    }
}
