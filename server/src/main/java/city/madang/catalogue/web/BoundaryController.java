package city.madang.catalogue.web;

import city.madang.catalogue.Boundaries;
import city.madang.catalogue.EncodedJson;
import city.madang.identity.Level;
import city.madang.platform.Audience;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The shapes of the city as GeoJSON.
@RestController
@RequestMapping("/api/boundaries")
class BoundaryController {

    private final Boundaries boundaries;

    BoundaryController(Boundaries boundaries) {
        this.boundaries = boundaries;
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/city")
    ResponseEntity<byte[]> city(HttpServletRequest request) {
        return answer(boundaries.picture(Level.CITY), request);
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/districts")
    ResponseEntity<byte[]> districts(HttpServletRequest request) {
        return answer(boundaries.picture(Level.DISTRICT), request);
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/neighbourhoods")
    ResponseEntity<byte[]> neighbourhoods(HttpServletRequest request) {
        return answer(boundaries.picture(Level.NEIGHBOURHOOD), request);
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/water")
    ResponseEntity<byte[]> water(HttpServletRequest request) {
        return answer(boundaries.waterPicture(), request);
    }

    private static ResponseEntity<byte[]> answer(EncodedJson content, HttpServletRequest request) {
        return EncodedAnswer.of(content, EncodedAnswer.GEO_JSON, request);
    }
}
