package city.madang.simulator.systems;

import static city.madang.simulator.http.Row.count;
import static city.madang.simulator.http.Row.round;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Incident;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Name;
import city.madang.simulator.city.Rhythm;
import city.madang.simulator.city.Script;
import city.madang.simulator.city.Story;
import city.madang.simulator.http.Documents;
import city.madang.simulator.http.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The police: their stations, the number of their calls, and the incidents of 112.
final class PoliceSystems {

    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String AGENCY = "police.city.example";
    /// How long incidents stay on the list, hours.
    private static final int LISTED = 12;

    private final Desk desk;
    private final City city;

    PoliceSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        desk.feed("police-112", "/police/112", FIVE, Documents.json("data.list"), this::calls);
        desk.feed(
                "police-stations",
                "/police/stations",
                Duration.ofHours(24),
                Documents.json("stations"),
                moment -> Desk.each(
                        city.stations().police(),
                        site -> Row.of(
                                "code", site.id(),
                                "nm", site.name().ko(),
                                "nmEng", site.name().en(),
                                "sggCd", site.district().code(),
                                "lo", site.lon(),
                                "la", site.lat())));
        desk.feed("incidents-112", "/112/incidents", SECOND, Documents.json("eidos"), this::incidents);
    }

    private List<Map<String, Object>> calls(Moment moment) {
        return Desk.eachDistrict(district -> Row.of(
                "sggCd", district.code(),
                "rcptDt", moment.text("yyyyMMddHHmmss"),
                "calls",
                        count(desk.level(
                                "112" + district.code(), 0.00015 * district.population(), Rhythm.EVENING, moment)),
                "urgent",
                        count(desk.level(
                                "112u" + district.code(), 0.00001 * district.population(), Rhythm.EVENING, moment))));
    }

    /// What the police were called to as well: every story, and large accidents, crowds and fires. The shape follows
    /// the Emergency Incident Data Object of NENA (NENA-STA-021.1a-2022), as far as it is needed.
    private List<Map<String, Object>> incidents(Moment moment) {
        var eidos = new ArrayList<Map<String, Object>>();
        for (var story : city.stories().begun(moment, LISTED * 3600L)) {
            if (story.policeCalled() <= moment.epochSecond()) {
                eidos.add(eido(story, moment));
            }
        }
        for (var incident : city.incidents().recent(moment, LISTED)) {
            var called = incident.reported() + 50;
            if (isForPolice(incident) && called <= moment.epochSecond()) {
                var name = incident.kind().title();
                var text = new Name(name.ko() + " 신고 접수", name.en() + " reported");
                eidos.add(eido(incident, "112-" + called, called, text, Script.Toll.NONE, moment));
            }
        }
        return eidos;
    }

    private boolean isForPolice(Incident incident) {
        var kind = incident.kind();
        var large = incident.size() >= 3
                && (kind == Incident.Kind.TRAFFIC || kind == Incident.Kind.FIRE || kind == Incident.Kind.CROWD);
        return large && city.stories().of(incident).isEmpty();
    }

    private Map<String, Object> eido(Story story, Moment moment) {
        var notes = story.notes(moment);
        var text = notes.isEmpty()
                ? story.incident().kind().title()
                : notes.getLast().text();
        return eido(story.incident(), story.policeNumber(), story.policeCalled(), text, story.toll(moment), moment);
    }

    private Map<String, Object> eido(
            Incident incident, String number, long called, Name text, Script.Toll toll, Moment moment) {
        var closed = incident.stage(moment) == Incident.Stage.CLOSED;
        var aside = 0.0009;
        var lon = incident.lon() + aside * (city.noise().uniform(number, 1) - 0.5);
        var lat = incident.lat() + aside * (city.noise().uniform(number, 2) - 0.5);
        var start = new Moment(called * 1000).iso();
        return Row.of(
                "eidoMessageIdentifier",
                "urn:emergency:uid:eido:%s:%d:%s".formatted(number, notesOf(toll, closed), AGENCY),
                "sendingAgencyIdentifier",
                AGENCY,
                "incidentComponent",
                Row.of(
                        "incidentTrackingIdentifier",
                        number,
                        "incidentTypeCommonRegistryText",
                        type(incident.kind()),
                        "incidentTypeInternalText",
                        incident.kind().title().ko(),
                        "incidentTypeInternalTextEn",
                        incident.kind().title().en(),
                        "incidentStatusCommonRegistryText",
                        closed ? "Closed" : "Active",
                        "incidentPriorityNumber",
                        5 - incident.size(),
                        "incidentStartTimestamp",
                        start),
                "locationComponent",
                Row.of(
                        "locationDescriptionText",
                                incident.district().ko() + " "
                                        + incident.place().ko(),
                        "locationDescriptionTextEn",
                                incident.place().en() + ", "
                                        + incident.district().en(),
                        "districtCode", incident.district().code(),
                        "longitude", round(lon, 5),
                        "latitude", round(lat, 5)),
                "callComponent",
                Row.of("callCount", 1 + 2 * incident.size(), "callStartTimestamp", start),
                "notesComponent",
                List.of(Row.of("noteText", text.ko(), "noteTextEn", text.en())),
                "personComponent",
                Row.of("injured", toll.injured(), "serious", toll.serious(), "deceased", toll.deaths()));
    }

    private static int notesOf(Script.Toll toll, boolean closed) {
        return 1 + toll.injured() + toll.deaths() + (closed ? 1 : 0);
    }

    /// Words of the registry of incident types.
    private static String type(Incident.Kind kind) {
        return switch (kind) {
            case FIRE -> "Structure Fire";
            case RESCUE -> "Rescue";
            case TRAFFIC -> "Traffic Accident";
            case GAS -> "Hazardous Material";
            case BURST, OUTAGE -> "Utility";
            case FLOOD -> "Flood";
            case CROWD -> "Crowd";
        };
    }
}
