package city.madang.bench;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was asked for on the command line.
///
/// @param seconds how long is measured
/// @param warmUp seconds before that which are not counted: the JIT alone works for 25
record Options(Map<String, String> values, int seconds, int warmUp) {

    static Options parse(String[] arguments) {
        var values = new HashMap<String, String>();
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            values.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
        }
        return new Options(
                values,
                Integer.parseInt(values.getOrDefault("seconds", "20")),
                Integer.parseInt(values.getOrDefault("warm-up", "25")));
    }

    @Nullable
    String find(String name) {
        return values.get(name);
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
