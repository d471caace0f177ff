package city.madang.simulator.systems;

/// Air, weather, noise and what burns: the systems of climate and environment.
public final class ClimateSystems {

    private ClimateSystems() {}

    /// Opens all of them.
    public static void open(Desk desk) {
        new AirSystems(desk).open();
        new WeatherSystems(desk).open();
        new EnvironmentSystems(desk).open();
    }
}
