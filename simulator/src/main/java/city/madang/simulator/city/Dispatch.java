package city.madang.simulator.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends units from the nearest stations, each over the roads.
final class Dispatch {

    /// From the order to the wheels turning, seconds: between the 60 s (medical) and 80 s (fire) that NFPA 1710 allows.
    private static final long TURNOUT = 65;
    /// Vehicles of a kind that a station is taken to have.
    private static final int VEHICLES = 3;
    /// Emergency rooms that share the hurt of one incident.
    static final int HOSPITALS = 6;
    /// Handing over at a hospital, seconds; an estimate.
    private static final double HANDING_OVER = 480;

    private final Noise noise;
    private final Stations stations;
    private final RoadNetwork network;

    Dispatch(Noise noise, Stations stations, RoadNetwork network) {
        this.noise = noise;
        this.stations = stations;
        this.network = network;
    }

    /// The emergency rooms that take the hurt of an incident, nearest first.
    List<Site> hospitals(double lon, double lat) {
        return Stations.nearest(stations.emergencyRooms(), lon, lat).subList(0, HOSPITALS);
    }

    /// The units of an ordinary incident. The first reaches it when the incident says so.
    List<Unit> to(Incident incident) {
        var ranks = new HashMap<UnitKind, Integer>();
        var units = new ArrayList<Unit>();
        var first = incident.arrived() - incident.dispatched();
        for (var i = 0; i < 3 * incident.size(); i++) {
            var kind = usual(incident.kind(), i);
            var rank = ranks.merge(kind, 1, Integer::sum) - 1;
            var station = nearest(kind, incident.lon(), incident.lat()).get(rank);
            var way = network.route(station.lon(), station.lat(), incident.lon(), incident.lat());
            var dispatched = incident.dispatched() + 3L * (i / 3);
            var enRoute = dispatched + Math.min(TURNOUT, first / 3);
            var drive = Math.round(way.metres() / kind.pace());
            var arrived = i == 0 ? incident.arrived() : Math.max(incident.arrived() + 20L * i, enRoute + drive);
            var cleared = Math.max(arrived + 120, incident.controlled() + 60L * i);
            var times = new Unit.Times(dispatched, enRoute, arrived, cleared);
            units.add(unit(kind, rank, station, incident.id(), times, way, null));
        }
        return List.copyOf(units);
    }

    /// What is usually sent, one after the other.
    private static UnitKind usual(Incident.Kind kind, int number) {
        var order = switch (kind) {
            case FIRE ->
                List.of(UnitKind.ENGINE, UnitKind.ENGINE, UnitKind.AMBULANCE, UnitKind.RESCUE, UnitKind.POLICE);
            case RESCUE, TRAFFIC -> List.of(UnitKind.AMBULANCE, UnitKind.RESCUE, UnitKind.POLICE);
            case CROWD -> List.of(UnitKind.POLICE, UnitKind.AMBULANCE, UnitKind.POLICE);
            case GAS, FLOOD -> List.of(UnitKind.RESCUE, UnitKind.ENGINE, UnitKind.POLICE);
            case BURST, OUTAGE -> List.of(UnitKind.ENGINE, UnitKind.RESCUE, UnitKind.POLICE);
        };
        return order.get(number % order.size());
    }

    /// The units of a story. Ambulances go on to hospitals while there are people hurt.
    List<Unit> to(Scene scene) {
        var ranks = new HashMap<UnitKind, Integer>();
        var units = new ArrayList<Unit>();
        for (var alarm : scene.script().alarms()) {
            for (var kind : UnitKind.values()) {
                for (var i = 0; i < alarm.units().getOrDefault(kind.word(), 0); i++) {
                    var rank = ranks.merge(kind, 1, Integer::sum) - 1;
                    units.add(sent(scene, kind, rank, alarm.after() + 4.0 * i));
                }
            }
        }
        return List.copyOf(units);
    }

    private Unit sent(Scene scene, UnitKind kind, int rank, double dispatched) {
        var station = nearest(kind, scene.lon(), scene.lat()).get(rank / 2);
        var way = network.route(station.lon(), station.lat(), scene.lon(), scene.lat());
        var key = scene.id() + kind + rank;
        var enRoute = dispatched + TURNOUT * (0.7 + 0.5 * noise.uniform(key, 0));
        var arrived = enRoute + Math.max(45, way.metres() / kind.pace() * (0.9 + 0.25 * noise.uniform(key, 1)));
        var transport = kind == UnitKind.AMBULANCE ? transport(scene, rank, arrived) : null;
        var cleared = transport == null
                ? scene.at(Math.max(arrived + 300, scene.script().controlled() + 60.0 * rank))
                : transport.delivered() + Math.round(HANDING_OVER / scene.speed());
        var times = new Unit.Times(scene.at(dispatched), scene.at(enRoute), scene.at(arrived), cleared);
        return unit(kind, rank, station, scene.id(), times, way, transport);
    }

    private Unit.@Nullable Transport transport(Scene scene, int rank, double arrived) {
        var hurt = scene.script().tolls().stream()
                .filter(toll -> toll.injured() > rank)
                .findFirst();
        if (hurt.isEmpty()) {
            return null;
        }
        var hospital = hospitals(scene.lon(), scene.lat()).get(rank % HOSPITALS);
        var way = network.route(scene.lon(), scene.lat(), hospital.lon(), hospital.lat());
        var left = Math.max(arrived + 240, hurt.get().after() + 150.0);
        var delivered = left + way.metres() / UnitKind.AMBULANCE.pace();
        return new Unit.Transport(hospital, way, scene.at(left), scene.at(delivered));
    }

    private Unit unit(
            UnitKind kind,
            int rank,
            Site station,
            String incident,
            Unit.Times times,
            Route way,
            Unit.@Nullable Transport transport) {
        var vehicle = 1 + (rank + noise.pick("vehicle" + incident, kind.ordinal(), VEHICLES)) % VEHICLES;
        var name = new Name(
                "%s %s %d".formatted(station.name().ko(), kind.title().ko(), vehicle),
                "%s %s %d".formatted(station.name().en(), kind.title().en(), vehicle));
        var id = "%s-%s-%d".formatted(station.id(), kind.word(), vehicle);
        return new Unit(id, name, kind, station, incident, times, way, transport);
    }

    private List<Site> nearest(UnitKind kind, double lon, double lat) {
        var from = kind.service() == UnitKind.Service.POLICE ? stations.police() : stations.centres();
        return Stations.nearest(from, lon, lat);
    }
}
