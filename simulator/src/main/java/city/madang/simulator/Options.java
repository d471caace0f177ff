package city.madang.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a simulation is started.
///
/// @param portBase HTTP here, MQTT one above, SQL two above, RTSP three above; 0 picks free ports
/// @param controlPort where the simulator itself is asked; 0 picks a free one
/// @param server the server that systems push to; null if nothing is pushed
/// @param credentials the file with their secrets; null if there is none
/// @param drop where files are dropped; null if none are
/// @param readingsPerSecond of all sensors that come by themselves
public record Options(
        int portBase,
        int controlPort,
        @Nullable URI server,
        @Nullable Path credentials,
        @Nullable Path drop,
        long seed,
        double readingsPerSecond) {

    private static final Set<String> KNOWN = Set.of(
            "--port-base",
            "--control-port",
            "--server",
            "--credentials",
            "--drop",
            "--seed",
            "--readings-per-second",
            "--speed");

    /// Any free ports, nothing pushed, seed 1: what a test wants.
    public static Options forTests() {
        return new Options(0, 0, null, null, null, 1, 300);
    }

    /// @throws IllegalArgumentException for an unknown option or a value that is no number
    public static Options parse(String... arguments) {
        var given = new HashMap<String, String>();
        for (var i = 0; i < arguments.length; i++) {
            var cut = arguments[i].indexOf('=');
            var name = cut < 0 ? arguments[i] : arguments[i].substring(0, cut);
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("there is no option '%s'; there are %s".formatted(name, KNOWN));
            }
            if (cut < 0 && i + 1 == arguments.length) {
                throw new IllegalArgumentException("the option '%s' needs a value".formatted(name));
            }
            given.put(name, cut < 0 ? arguments[++i] : arguments[i].substring(cut + 1));
        }
        if (Double.parseDouble(given.getOrDefault("--speed", "1")) != 1) {
            throw new IllegalArgumentException("the simulated city lives in real time: --speed can only be 1");
        }
        return new Options(
                Integer.parseInt(given.getOrDefault("--port-base", "8090")),
                Integer.parseInt(given.getOrDefault("--control-port", "8099")),
                given.containsKey("--server") ? URI.create(given.getOrDefault("--server", "")) : null,
                path(given, "--credentials"),
                path(given, "--drop"),
                Long.parseLong(given.getOrDefault("--seed", "1")),
                Double.parseDouble(given.getOrDefault("--readings-per-second", "300")));
    }

    private static @Nullable Path path(Map<String, String> given, String name) {
        var value = given.get(name);
        return value == null ? null : Path.of(value);
    }
}
