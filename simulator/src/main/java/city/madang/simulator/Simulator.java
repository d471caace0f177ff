package city.madang.simulator;

/// Plays a city's source systems as real servers on loopback.
public final class Simulator {

    private Simulator() {}

    public static void main(String[] args) {}
}
