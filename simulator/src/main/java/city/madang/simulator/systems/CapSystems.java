package city.madang.simulator.systems;

import city.madang.simulator.city.Air.Pollutant;
import city.madang.simulator.city.City;
import city.madang.simulator.city.District;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Incident;
import city.madang.simulator.city.Moment;
import city.madang.simulator.http.Feed;
import city.madang.simulator.http.Question;
import city.madang.simulator.http.Reply;
import city.madang.simulator.http.Row;
import city.madang.simulator.http.Xml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is told in the Common Alerting Protocol 1.2: the incidents of 119 as one list, warnings of weather
/// and air as a feed whose entries link to alerts.
final class CapSystems {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String CAP = "urn:oasis:names:tc:emergency:cap:1.2";
    private static final String[] SEVERITY = {"Minor", "Moderate", "Severe", "Extreme"};

    private final Desk desk;
    private final City city;

    CapSystems(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        var second = Duration.ofSeconds(1);
        desk.http().add(new Feed("fire-119", "/cap/fire-119.xml", second, this::current, CapSystems::list));
        var hour = Duration.ofHours(1);
        desk.http().add(new Feed("fire-119-archive", "/archive/fire-119", hour, this::past, CapSystems::list));
        var warnings = new Feed("weather-warnings", "/cap/warnings.atom", hour, this::warnings, CapSystems::feed);
        desk.http().add(warnings);
        desk.http().handle("/cap/warnings/", question -> warning(question));
    }

    /// The newest message of every incident of the last 26 hours, and every message of the last ten minutes.
    private List<Map<String, Object>> current(Moment moment) {
        var messages = new ArrayList<Map<String, Object>>();
        for (var incident : city.incidents().recent(moment, 26)) {
            if (incident.kind() != Incident.Kind.TRAFFIC) {
                messages.addAll(messages(incident, moment));
            }
        }
        return messages;
    }

    private List<Map<String, Object>> messages(Incident incident, Moment moment) {
        var messages = new ArrayList<Map<String, Object>>();
        var now = incident.stage(moment);
        for (var stage : Incident.Stage.values()) {
            var recent = incident.began(stage) > moment.epochSecond() - 600;
            if (stage == now || (recent && stage.compareTo(now) < 0)) {
                messages.add(message(incident, stage));
            }
        }
        return messages;
    }

    private List<Map<String, Object>> past(Moment moment) {
        return city.incidents().recent(moment, 8 * 24).reversed().stream()
                .filter(incident -> incident.kind() != Incident.Kind.TRAFFIC)
                .map(incident -> message(incident, incident.stage(moment)))
                .toList();
    }

    private Map<String, Object> message(Incident incident, Incident.Stage stage) {
        var sent = new Moment(incident.began(stage) * 1000);
        var row = Row.of(
                "identifier",
                "119-%s-%d".formatted(incident.id(), stage.ordinal() + 1),
                "sender",
                "119@fire.city.example",
                "sent",
                sent.iso(),
                "status",
                "Actual",
                "msgType",
                stage == Incident.Stage.REPORTED ? "Alert" : "Update",
                "scope",
                "Public");
        if (stage != Incident.Stage.REPORTED) {
            var first = new Moment(incident.reported() * 1000).iso();
            row.put("references", "119@fire.city.example,119-%s-1,%s".formatted(incident.id(), first));
        }
        row.put("incidents", incident.id());
        row.put("info", List.of(info(incident, stage, "ko-KR"), info(incident, stage, "en-US")));
        return row;
    }

    private Map<String, Object> info(Incident incident, Incident.Stage stage, String language) {
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
        row.put("description", describe(incident, stage, korean));
        row.put("parameter", parameters(incident, stage));
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

    private static String describe(Incident incident, Incident.Stage stage, boolean korean) {
        var drive = incident.arrived() - incident.dispatched();
        return switch (stage) {
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

    /// Always in this order: stage, district, units, then the seconds from dispatch to arrival once they are
    /// known.
    private static List<Map<String, Object>> parameters(Incident incident, Incident.Stage stage) {
        var parameters = new ArrayList<Map<String, Object>>();
        parameters.add(parameter("stage", stage.name().toLowerCase(Locale.ROOT)));
        parameters.add(parameter("district", incident.district().code()));
        parameters.add(parameter("units", incident.size() * 3));
        if (stage.compareTo(Incident.Stage.ARRIVED) >= 0) {
            parameters.add(parameter("dispatchSeconds", incident.arrived() - incident.dispatched()));
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String name, Object value) {
        return Row.of("valueName", name, "value", value);
    }

    /// Warnings of the hour: fine dust by district above the limit of the law, and cold, heat and rain for
    /// the whole city by the criteria of the weather service (−12 °C, 33 °C, 20 mm/h).
    private List<Map<String, Object>> warnings(Moment moment) {
        var warnings = new ArrayList<Map<String, Object>>();
        var weather = city.weather();
        if (weather.temperature(moment) < -12) {
            warnings.add(warning("cold", "한파주의보", "Cold wave advisory", null, moment));
        }
        if (weather.temperature(moment) > 33) {
            warnings.add(warning("heat", "폭염주의보", "Heat wave advisory", null, moment));
        }
        if (weather.rain(moment) > 15) {
            warnings.add(warning("rain", "호우주의보", "Heavy rain advisory", null, moment));
        }
        if (weather.wind(moment) > 6.5) {
            warnings.add(warning("wind", "강풍 안내", "Strong wind notice", null, moment));
        }
        for (var district : Districts.all()) {
            if (city.air().at(Pollutant.PM25, district, moment) > 75) {
                warnings.add(warning("dust", "초미세먼지 주의보", "Fine dust advisory", district, moment));
            }
        }
        return warnings;
    }

    private static Map<String, Object> warning(
            String kind, String ko, String en, @Nullable District district, Moment moment) {
        var code = district == null ? "11" : district.code();
        return Row.of(
                "id",
                "%s-%s-%s".formatted(kind, code, moment.text("yyyyMMddHH")),
                "ko",
                district == null ? ko : district.ko() + " " + ko,
                "en",
                district == null ? en : en + ", " + district.en(),
                "sent",
                moment.iso(),
                "expires",
                moment.plus(Duration.ofHours(2)).iso(),
                "code",
                code);
    }

    private static Reply feed(List<Map<String, Object>> warnings, Question question) {
        var text = new StringBuilder(HEAD)
                .append(
                        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:city:warnings</id><title>기상·대기 특보</title>");
        for (var warning : warnings) {
            text.append("<entry><id>urn:city:")
                    .append(warning.get("id"))
                    .append("</id><title>")
                    .append(Xml.escape(String.valueOf(warning.get("ko"))))
                    .append("</title><updated>")
                    .append(warning.get("sent"))
                    .append("</updated><link type=\"application/cap+xml\" href=\"/cap/warnings/")
                    .append(warning.get("id"))
                    .append("\"/></entry>");
        }
        return Reply.xml(text.append("</feed>").toString());
    }

    /// One warning, found again by its name: kind, area and hour say everything.
    private Reply warning(Question question) {
        var id = question.parts().getLast();
        var parts = id.split("-");
        if (parts.length != 3 || parts[2].length() != 10) {
            return new Reply(404, "text/plain", new byte[0]);
        }
        var hour = parts[2];
        var moment = Moment.at("%s-%s-%sT%s:00"
                .formatted(hour.substring(0, 4), hour.substring(4, 6), hour.substring(6, 8), hour.substring(8)));
        return warnings(moment).stream()
                .filter(warning -> id.equals(warning.get("id")))
                .findFirst()
                .map(CapSystems::alert)
                .orElse(new Reply(404, "text/plain", new byte[0]));
    }

    private static Reply alert(Map<String, Object> warning) {
        var korean = warningInfo(warning, "ko-KR", "ko");
        var english = warningInfo(warning, "en-US", "en");
        var row = Row.of(
                "identifier", "warning-" + warning.get("id"),
                "sender", "warnings@city.example",
                "sent", String.valueOf(warning.get("sent")),
                "status", "Actual",
                "msgType", "Alert",
                "scope", "Public",
                "info", List.of(korean, english));
        return Reply.xml(HEAD + alertText(row));
    }

    private static Map<String, Object> warningInfo(Map<String, Object> warning, String language, String name) {
        return Row.of(
                "language",
                language,
                "category",
                "Met",
                "event",
                String.valueOf(warning.get(name)),
                "urgency",
                "Expected",
                "severity",
                "Moderate",
                "certainty",
                "Likely",
                "onset",
                String.valueOf(warning.get("sent")),
                "expires",
                String.valueOf(warning.get("expires")),
                "headline",
                String.valueOf(warning.get(name)),
                "area",
                Row.of(
                        "areaDesc", String.valueOf(warning.get("code")),
                        "geocode", Row.of("valueName", "district", "value", String.valueOf(warning.get("code")))));
    }

    private static Reply list(List<Map<String, Object>> messages, Question question) {
        var text = new StringBuilder(HEAD).append("<alerts>");
        messages.forEach(message -> text.append(alertText(message)));
        return Reply.xml(text.append("</alerts>").toString());
    }

    private static String alertText(Map<String, Object> message) {
        return Xml.element("alert", message).replaceFirst("<alert>", "<alert xmlns=\"" + CAP + "\">");
    }
}
