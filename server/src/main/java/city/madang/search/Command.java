package city.madang.search;

import java.util.Map;
import java.util.TreeMap;

/// What somebody wants done, whether they typed, said, tapped or gestured it: a verb of the grammar and its
/// slots.
///
/// @param verb one of the grammar's, such as `show`
/// @param slots what it is about, by the name of the slot: `layer` = `air`, `place` = `district:11680`,
///     `at` = `2026-11-20T14:00`; in alphabetical order
public record Command(String verb, Map<String, String> slots) {

    public Command {
        if (!verb.matches("[a-z][a-z-]{0,39}")) {
            throw new IllegalArgumentException("'%s' is no verb".formatted(verb));
        }
        slots = java.util.Collections.unmodifiableMap(new TreeMap<>(slots));
    }

    /// The verb and its slots on one line, for logs, tests and comparing: `show layer=air
    /// place=district:11680`.
    @Override
    public String toString() {
        var line = new StringBuilder(verb);
        slots.forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
        return line.toString();
    }
}
