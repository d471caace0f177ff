package city.madang.identity;

import city.madang.platform.LocalText;
import java.util.Objects;

/// A part of the administration that answers for something.
///
/// @param id stable, `[a-z0-9][a-z0-9-]*`
/// @param jurisdiction code of the area it serves: the city or one district
public record Office(String id, LocalText name, String jurisdiction) {

    public Office {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException("'%s' is no id of an office".formatted(id));
        }
        Objects.requireNonNull(name, "name");
    }
}
