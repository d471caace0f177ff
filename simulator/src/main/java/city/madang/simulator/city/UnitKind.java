package city.madang.simulator.city;

import java.util.Locale;

/// What is sent to an incident, and how fast it drives.
public enum UnitKind {
    ENGINE("펌프차", "engine", Service.FIRE, 10.0),
    LADDER("고가사다리차", "ladder", Service.FIRE, 9.0),
    RESCUE("구조차", "rescue", Service.FIRE, 10.5),
    AMBULANCE("구급차", "ambulance", Service.FIRE, 11.0),
    COMMAND("지휘차", "command car", Service.FIRE, 11.0),
    POLICE("순찰차", "patrol car", Service.POLICE, 11.5);

    /// Who sends it.
    public enum Service {
        FIRE,
        POLICE
    }

    private final Name name;
    private final Service service;
    private final double pace;

    UnitKind(String ko, String en, Service service, double pace) {
        this.name = new Name(ko, en);
        this.service = service;
        this.pace = pace;
    }

    /// The word used in records: `engine`, `ambulance` …
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Name title() {
        return name;
    }

    public Service service() {
        return service;
    }

    /// Mean speed on the way to an incident with blue lights, m/s; an estimate that gives the measured drives.
    double pace() {
        return pace;
    }
}
