package city.madang.simulator.systems;

/// Roads: speed, volume, accidents, tunnels, bridges, parking and enforcement.
public final class TrafficSystems {

    private TrafficSystems() {}

    /// Opens all of them.
    public static void open(Desk desk) {
        new RoadSystems(desk).open();
        new StreetSystems(desk).open();
        new StructureSystems(desk).open();
        new ParkingSystems(desk).open();
    }
}
