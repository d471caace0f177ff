package city.madang.simulator.systems;

/// Construction, economy and culture.
public final class TownSystems {

    private TownSystems() {}

    /// Opens all of them.
    public static void open(Desk desk) {
        new ConstructionSystems(desk).open();
        new EconomySystems(desk).open();
        new CultureSystems(desk).open();
    }
}
