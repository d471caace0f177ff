package city.madang.simulator.systems;

/// Rivers, drinking water and sewage.
public final class WaterSystems {

    private WaterSystems() {}

    /// Opens all of them.
    public static void open(Desk desk) {
        new RiverSystems(desk).open();
        new WaterworksSystems(desk).open();
        new SewageSystems(desk).open();
    }
}
