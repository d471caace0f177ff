package city.madang.situation.web;

import city.madang.catalogue.City;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Viewers;
import city.madang.live.CityPicture;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.situation.NearbyJson;
import city.madang.situation.Opening;
import city.madang.situation.SituationRules;
import city.madang.situation.Situations;
import city.madang.situation.Surroundings;
import city.madang.situation.alerts.Alerts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Situations for programs: see docs/api/live.md.
@RestController
class IncidentApi {

    private final Situations situations;
    private final Opening opening;
    private final SituationRules rules;
    private final Surroundings surroundings;
    private final Alerts alerts;
    private final CityPicture picture;
    private final Jurisdictions jurisdictions;
    private final City city;

    IncidentApi(
            Situations situations,
            Opening opening,
            SituationRules rules,
            Surroundings surroundings,
            Alerts alerts,
            CityPicture picture,
            Jurisdictions jurisdictions,
            City city) {
        this.situations = situations;
        this.opening = opening;
        this.rules = rules;
        this.surroundings = surroundings;
        this.alerts = alerts;
        this.picture = picture;
        this.jurisdictions = jurisdictions;
        this.city = city;
    }

    @Audience(Audience.Group.OFFICIAL)
    @PostMapping("/api/incidents")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> open(@RequestBody IncidentForm form) {
        var objections = form.objections(rules, jurisdictions, city.profile(), city.zone());
        if (!objections.isEmpty()) {
            throw CityException.invalid(objections.stream().map(LocalText::en).collect(Collectors.joining(" ")));
        }
        var made = opening.open(form.asked(jurisdictions, city.zone()), Viewers.current());
        return Map.of("id", made.id(), "drill", made.drill(), "link", "/office/incidents/" + made.id());
    }

    /// The same body as the live topic of a situation.
    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/incidents/{id}")
    JsonNode one(@PathVariable long id) {
        var name = "situation:" + situations.get(id).id();
        var body = picture.now(List.of(name), Readership.of(Viewers.current())).path(name);
        if (body.path("situation").isMissingNode() || body.path("situation").isNull()) {
            throw CityException.notFound("There is no situation %d".formatted(id));
        }
        return body;
    }

    /// What stands around any place: help, weather, people, facilities.
    @Audience(Audience.Group.ANYONE)
    @GetMapping(path = "/api/incidents/nearby", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] nearby(
            @RequestParam double lon, @RequestParam double lat, @RequestParam(defaultValue = "300") double within) {
        if (!(within >= 0 && within <= 5_000)) {
            throw CityException.invalid("within is 0 to 5,000 metres, not %s".formatted(within));
        }
        Position place;
        try {
            place = new Position(lon, lat);
        } catch (IllegalArgumentException e) {
            throw CityException.invalid(String.valueOf(e.getMessage()));
        }
        return NearbyJson.of(surroundings.around(place, within, Viewers.current()));
    }

    /// What acknowledging says.
    record Acknowledgement(String key, String note) {}

    @Audience(Audience.Group.OFFICIAL)
    @PostMapping("/api/alerts/acknowledge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(@RequestBody Acknowledgement given) {
        alerts.acknowledge(given.key(), given.note(), Viewers.current());
    }
}
