package city.madang.platform;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A constant of an enum that is written as a word wherever it leaves the program: in the database, in the pack, in
/// addresses and in JSON. `IN_PROGRESS` is written `in-progress`.
public interface Keyed {

    /// As [Enum#name()].
    String name();

    /// The word.
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The constant that is written so.
    static <E extends Enum<E> & Keyed> Optional<E> find(Class<E> type, String key) {
        return EnumSet.allOf(type).stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /// The constant that is written so.
    ///
    /// @throws IllegalArgumentException if there is none; it names those there are
    static <E extends Enum<E> & Keyed> E parse(Class<E> type, String key) {
        return find(type, key)
                .orElseThrow(() -> new IllegalArgumentException("There is no %s '%s'; there are %s"
                        .formatted(
                                type.getSimpleName().toLowerCase(Locale.ROOT),
                                key,
                                EnumSet.allOf(type).stream().map(Keyed::key).collect(Collectors.joining(", ")))));
    }
}
