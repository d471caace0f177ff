package city.madang.catalogue;

import city.madang.platform.CityException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The ids by which the files of a pack name things.
final class PackIds {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private PackIds() {}

    /// Refuses what is no id.
    static void check(String id, String what) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no id of a %s: small letters, digits and hyphens".formatted(id, what));
        }
    }

    /// Makes something of what `file` says.
    ///
    /// @throws CityException if what it says is impossible; the message begins with the file
    static <T> T from(String file, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new CityException(CityException.Category.INVALID, "%s: %s".formatted(file, e.getMessage()), null, e);
        }
    }

    /// Indexes `all` by id, in order.
    ///
    /// @throws CityException if an id is there twice
    static <T> Map<String, T> index(Collection<T> all, Function<T, String> id, String file) {
        var index = new LinkedHashMap<String, T>();
        for (var one : all) {
            if (index.put(id.apply(one), one) != null) {
                throw CityException.invalid("%s names '%s' twice".formatted(file, id.apply(one)));
            }
        }
        return index;
    }
}
