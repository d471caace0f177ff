package city.madang.simulator.systems;

import city.madang.simulator.city.Air.Pollutant;
import city.madang.simulator.city.City;
import city.madang.simulator.city.District;
import city.madang.simulator.city.Districts;
import city.madang.simulator.city.Moment;
import city.madang.simulator.http.Feed;
import city.madang.simulator.http.Question;
import city.madang.simulator.http.Reply;
import city.madang.simulator.http.Row;
import city.madang.simulator.http.Xml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Warnings of weather and air: an Atom feed whose entries link to CAP alerts.
final class CapWarnings {

    private final Desk desk;
    private final City city;

    CapWarnings(Desk desk) {
        this.desk = desk;
        this.city = desk.city();
    }

    void open() {
        var hour = Duration.ofHours(1);
        desk.http().add(new Feed("weather-warnings", "/cap/warnings.atom", hour, this::warnings, CapWarnings::feed));
        desk.http().handle("/cap/warnings/", this::warning);
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
        var text = new StringBuilder(CapSystems.HEAD)
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
                .map(CapWarnings::alert)
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
        return Reply.xml(CapSystems.HEAD + CapSystems.alertText(row));
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
}
