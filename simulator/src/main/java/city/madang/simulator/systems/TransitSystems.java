package city.madang.simulator.systems;

/// Buses, subway, rental bikes and taxis.
public final class TransitSystems {

    private TransitSystems() {}

    /// Opens all of them.
    public static void open(Desk desk) {
        new BusSystems(desk).open();
        new SubwaySystems(desk).open();
        new BikeSystems(desk).open();
        new TaxiSystems(desk).open();
    }
}
