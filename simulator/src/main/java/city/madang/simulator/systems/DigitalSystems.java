package city.madang.simulator.systems;

/// Networks, public Wi-Fi, crowds, the city's own computers.
public final class DigitalSystems {

    private DigitalSystems() {}

    /// Opens all of them.
    public static void open(Desk desk) {
        new CrowdSystems(desk).open();
        new WifiSystems(desk).open();
        new ComputerSystems(desk).open();
    }
}
