package city.madang.simulator;

/// Plays a city's source systems as real servers on loopback, until it is told to stop.
public final class Simulator {

    private Simulator() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var simulation = Simulation.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(simulation::close));
        System.out.printf(
                "simulator systems=%d http=%d mqtt=%d sql=%d control=%d%n",
                simulation.systems().list().size(),
                simulation.httpPort(),
                simulation.mqttPort(),
                simulation.sqlPort(),
                simulation.controlPort());
        Thread.currentThread().join();
    }
}
