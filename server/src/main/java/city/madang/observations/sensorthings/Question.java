package city.madang.observations.sensorthings;

import city.madang.identity.Viewer;
import city.madang.platform.CityException;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One GET request.
///
/// @param path below the service's root, decoded
/// @param base address of the service's root
/// @param source the source whose token was sent: it also sees what is its own
record Question(String path, Map<String, String[]> options, String base, OptionalInt source, Viewer viewer) {

    private static final int USUAL_TOP = 100;
    private static final int MOST_TOP = 10_000;

    int top() {
        return Math.min(MOST_TOP, number("$top", USUAL_TOP));
    }

    int skip() {
        return number("$skip", 0);
    }

    boolean wantsCount() {
        return "true".equals(option("$count"));
    }

    @Nullable
    String option(String name) {
        var values = options.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    private int number(String name, int otherwise) {
        var text = option(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw CityException.invalid("%s must be a number, not '%s'".formatted(name, text));
        }
        throw CityException.invalid("%s must not be negative".formatted(name));
    }
}
