package city.madang.simulator;

import java.time.Duration;

/// Plays a city's source systems as real servers on loopback, until it is told to stop.
public final class Simulator {

    private Simulator() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        // Answers of some megabytes would each leave a buffer of that size with the thread that wrote them.
        System.setProperty("jdk.nio.maxCachedBufferSize", "262144");
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var simulation = Simulation.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(simulation)));
        System.out.printf(
                "simulator systems=%d http=%d mqtt=%d sql=%d control=%d%n",
                simulation.systems().list().size(),
                simulation.httpPort(),
                simulation.mqttPort(),
                simulation.sqlPort(),
                simulation.controlPort());
        Thread.currentThread().join();
    }

    /// Lets go of what is held, but waits a second at most: the broker takes longer to say goodbye than
    /// anybody needs.
    private static void stop(Simulation simulation) {
        try {
            var closing = Thread.ofPlatform().daemon().start(simulation::close);
            closing.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
