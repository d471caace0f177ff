package city.madang.simulator.systems;

/// Fire, rescue, police, emergency rooms and protection.
public final class SafetySystems {

    private SafetySystems() {}

    /// Opens all of them.
    public static void open(Desk desk) {
        new CapSystems(desk).open();
        new FireSystems(desk).open();
        new PoliceSystems(desk).open();
        new EmergencySystems(desk).open();
        new ProtectionSystems(desk).open();
    }
}
