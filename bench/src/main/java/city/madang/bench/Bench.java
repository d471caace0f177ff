package city.madang.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// Runs one load program by name and prints what it measured.
///
/// Without `--url` it starts a server of its own on an empty data folder, without the simulated city, and
/// stops it afterwards. CPU is that of the server and its PostgreSQL, from `/proc`; the load program's own
/// is not counted.
public final class Bench {

    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("ingest-batch", new IngestBatch());
        SCENARIOS.put("ingest-single", new IngestSingle());
        SCENARIOS.put("history", new HistoryQueries());
        SCENARIOS.put("state", new StateRequests());
        SCENARIOS.put("lake", new LakeBytes());
        SCENARIOS.put("screens", new Screens());
        SCENARIOS.put("nearest", new NearestHelp());
        SCENARIOS.put("incident", new IncidentDelay());
        SCENARIOS.put("officials", new Officials());
        SCENARIOS.put("search", new SearchTyping());
    }

    private Bench() {}

    /// A load program.
    interface Scenario {

        /// One line for the list.
        String about();

        void run(Target target, Options options) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var scenario = arguments.length == 0 ? null : SCENARIOS.get(arguments[0]);
        if (scenario == null) {
            System.out.println(
                    "usage: bench NAME [--url URL --token TOKEN --pid PID[,PID]] [--seconds N] [--warm-up N]\n");
            SCENARIOS.forEach((name, each) -> System.out.printf("  %-14s %s%n", name, each.about()));
            System.exit(arguments.length == 0 ? 0 : 2);
            return;
        }
        var options = Options.parse(arguments);
        System.out.printf("%s: %s%n", arguments[0], scenario.about());
        try (var target = Target.open(options)) {
            scenario.run(target, options);
        }
    }
}
