package city.madang.simulator.systems;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Incident;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Story;
import city.madang.simulator.http.Feed;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The incidents of 119 as one list of CAP alerts: the report is the alert, every change is an update of it.
final class CapIncidents {

    private static final String[] SEVERITY = {"Minor", "Moderate", "Severe", "Extreme"};
    private static final String SENDER = "119@fire.city.example";

    private final Desk desk;
    private final City city;

    CapIncidents(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    /// An incident as it stood when something changed.
    ///
    /// @param number 1 for the report
    private record Told(Incident incident, @Nullable Story story, int number, Moment moment) {
        Incident.Stage stage() {
            return incident.stage(moment);
        }
    }

    void open() {
        desk.http()
                .add(new Feed("fire-119", "/cap/fire-119.xml", Duration.ofSeconds(1), this::current, CapSystems::list));
        desk.http()
                .add(new Feed(
                        "fire-119-archive", "/archive/fire-119", Duration.ofHours(1), this::past, CapSystems::list));
    }

    /// The newest message of every incident of the last 26 hours, and every message of the last ten minutes.
    private List<Map<String, Object>> current(Moment moment) {
        var messages = new ArrayList<Map<String, Object>>();
        for (var incident : city.incidents().recent(moment, 26)) {
            var told = told(incident, moment);
            for (var i = 0; i < told.size(); i++) {
                var recent = told.get(i).moment().epochSecond() > moment.epochSecond() - 600;
                if (recent || i == told.size() - 1) {
                    messages.add(message(told.get(i)));
                }
            }
        }
        return messages;
    }

    private List<Map<String, Object>> past(Moment moment) {
        var messages = new ArrayList<Map<String, Object>>();
        for (var incident : city.incidents().recent(moment, 8 * 24).reversed()) {
            var told = told(incident, moment);
            if (!told.isEmpty()) {
                messages.add(message(told.getLast()));
            }
        }
        return messages;
    }

    /// What was told so far. Ordinary road accidents are told by the traffic centre, not here.
    private List<Told> told(Incident incident, Moment moment) {
        var story = city.stories().of(incident).orElse(null);
        if (story == null && incident.kind() == Incident.Kind.TRAFFIC) {
            return List.of();
        }
        var changes = new TreeSet<Long>();
        for (var stage : Incident.Stage.values()) {
            changes.add(incident.began(stage));
        }
        if (story != null) {
            changes.addAll(story.tollMoments());
            story.notes(moment).forEach(note -> changes.add(note.at()));
        }
        var told = new ArrayList<Told>();
        for (var second : changes.headSet(moment.epochSecond(), true)) {
            told.add(new Told(incident, story, told.size() + 1, new Moment(second * 1000)));
        }
        return told;
    }

    private static Map<String, Object> message(Told told) {
        var incident = told.incident();
        var row = Row.of(
                "identifier",
                "119-%s-%d".formatted(incident.id(), told.number()),
                "sender",
                SENDER,
                "sent",
                told.moment().iso(),
                "status",
                "Actual",
                "msgType",
                told.number() == 1 ? "Alert" : "Update",
                "scope",
                "Public");
        if (told.number() > 1) {
            var first = new Moment(incident.reported() * 1000).iso();
            row.put("references", "%s,119-%s-1,%s".formatted(SENDER, incident.id(), first));
        }
        row.put("incidents", incident.id());
        row.put("info", List.of(info(told, "ko-KR"), info(told, "en-US")));
        return row;
    }

    private static Map<String, Object> info(Told told, String language) {
        var incident = told.incident();
        var stage = told.stage();
        var korean = language.startsWith("ko");
        var title = incident.kind().title();
        var district = incident.district();
        var headline = korean
                ? "%s %s %s".formatted(district.ko(), incident.place().ko(), title.ko())
                : "%s in %s, %s".formatted(title.en(), incident.place().en(), district.en());
        var closed = stage == Incident.Stage.CLOSED;
        var row = Row.of(
                "language",
                language,
                "category",
                incident.kind().category(),
                "event",
                korean ? title.ko() : title.en(),
                "responseType",
                closed ? "AllClear" : "Monitor",
                "urgency",
                closed ? "Past" : stage == Incident.Stage.CONTROLLED ? "Expected" : "Immediate",
                "severity",
                SEVERITY[incident.size() - 1],
                "certainty",
                "Observed",
                "eventCode",
                Row.of("valueName", "category", "value", category(incident)),
                "effective",
                new Moment(incident.reported() * 1000).iso(),
                "onset",
                new Moment(incident.reported() * 1000).iso());
        if (closed) {
            row.put("expires", new Moment(incident.closed() * 1000).iso());
        }
        row.put("senderName", korean ? "서울종합방재센터" : "Emergency Operations Centre");
        row.put("headline", headline);
        row.put("description", describe(told, korean));
        row.put("parameter", parameters(told));
        row.put(
                "area",
                Row.of(
                        "areaDesc", korean ? district.ko() : district.en(),
                        "circle", "%s,%s %s".formatted(incident.lat(), incident.lon(), 0.1 * incident.size()),
                        "geocode", Row.of("valueName", "district", "value", district.code())));
        return row;
    }

    static String category(Incident incident) {
        return switch (incident.kind()) {
            case FIRE -> "fire";
            case RESCUE -> incident.began(Incident.Stage.REPORTED) % 3 == 0 ? "medical" : "rescue";
            case TRAFFIC -> "traffic";
            case GAS -> "gas";
            case BURST -> "water";
            case OUTAGE -> "power";
            case FLOOD -> "flood";
            case CROWD -> "crowd";
        };
    }

    private static String describe(Told told, boolean korean) {
        if (told.story() != null) {
            var note = told.story().notes(told.moment()).getLast().text();
            return korean ? note.ko() : note.en();
        }
        var incident = told.incident();
        var drive = incident.arrived() - incident.dispatched();
        return switch (told.stage()) {
            case REPORTED -> korean ? "신고가 접수되었습니다." : "The report has come in.";
            case DISPATCHED -> korean ? "출동대가 출발했습니다." : "Units are on their way.";
            case ARRIVED ->
                korean
                        ? "출동 %d초 만에 현장에 도착했습니다.".formatted(drive)
                        : "Units reached the place %d seconds after they left.".formatted(drive);
            case CONTROLLED -> korean ? "위험한 상황이 수습되었습니다." : "The danger is over.";
            case CLOSED -> korean ? "상황이 종료되었습니다." : "The incident is closed.";
        };
    }

    /// Always in this order: stage, district, units, number, then the seconds from dispatch to arrival once they are
    /// known, and the people hurt if there are any.
    private static List<Map<String, Object>> parameters(Told told) {
        var incident = told.incident();
        var parameters = new ArrayList<Map<String, Object>>();
        parameters.add(parameter("stage", told.stage().name().toLowerCase(Locale.ROOT)));
        parameters.add(parameter("district", incident.district().code()));
        parameters.add(parameter("units", units(told)));
        parameters.add(parameter("incidentNumber", incident.id()));
        if (told.stage().compareTo(Incident.Stage.ARRIVED) >= 0) {
            parameters.add(parameter("dispatchSeconds", incident.arrived() - incident.dispatched()));
        }
        if (told.story() != null) {
            var toll = told.story().toll(told.moment());
            parameters.add(parameter("injured", toll.injured()));
            parameters.add(parameter("serious", toll.serious()));
            parameters.add(parameter("deaths", toll.deaths()));
        }
        return parameters;
    }

    private static long units(Told told) {
        if (told.story() == null) {
            return 3L * told.incident().size();
        }
        return told.story().units().stream()
                .filter(unit -> unit.times().dispatched() <= told.moment().epochSecond())
                .count();
    }

    private static Map<String, Object> parameter(String name, Object value) {
        return Row.of("valueName", name, "value", value);
    }
}
