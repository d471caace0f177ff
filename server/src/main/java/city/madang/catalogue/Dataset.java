package city.madang.catalogue;

import city.madang.platform.LocalText;
import java.util.List;
import java.util.Objects;

/// A kind of record the city keeps, whoever delivers it: the unit of licence, policy and open data.
///
/// @param id stable, whole words joined by hyphens
/// @param owner id of the office that answers for it
/// @param licence under which it is published: `KOGL-1` (Korea Open Government Licence, type 1), `publisher`,
/// `restricted`
/// @param about one sentence
/// @param fields the names by which the policy speaks of its parts
public record Dataset(String id, LocalText name, String owner, String licence, LocalText about, List<String> fields) {

    public Dataset {
        PackIds.check(id, "dataset");
        Objects.requireNonNull(name, () -> "name of the dataset '%s' is missing".formatted(id));
        Objects.requireNonNull(owner, () -> "owner of the dataset '%s' is missing".formatted(id));
        Objects.requireNonNull(licence, () -> "licence of the dataset '%s' is missing".formatted(id));
        Objects.requireNonNull(about, () -> "about of the dataset '%s' is missing".formatted(id));
        Objects.requireNonNull(fields, () -> "fields of the dataset '%s' are missing".formatted(id));
        fields = List.copyOf(fields);
    }
}
