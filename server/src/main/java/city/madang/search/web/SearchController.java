package city.madang.search.web;

import city.madang.identity.Jurisdictions;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.search.Found;
import city.madang.search.Search;
import city.madang.search.SearchQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// One search over the whole city, as JSON and as a page that works without JavaScript.
@Controller
public class SearchController {

    private final Search search;
    private final Jurisdictions jurisdictions;

    SearchController(Search search, Jurisdictions jurisdictions) {
        this.search = search;
        this.jurisdictions = jurisdictions;
    }

    /// The answer of `/api/search`; see docs/api/commands.md.
    record Answer(String q, List<Item> items) {}

    /// One thing found.
    ///
    /// @param area name of the district or neighbourhood it belongs to
    public record Item(
            String subject,
            String kind,
            LocalText kindName,
            LocalText title,
            LocalText text,
            @Nullable String district,
            @Nullable LocalText area,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable String link) {

        /// Where the wall shows it.
        public String wall() {
            return "/office?district=" + (district == null ? "" : district);
        }
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/search")
    @ResponseBody
    ResponseEntity<Answer> find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kinds,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(required = false) @Nullable Double lon,
            @RequestParam(required = false) @Nullable Double lat) {
        var near = lon == null || lat == null ? null : position(lon, lat);
        var question = new SearchQuestion(q, kinds(kinds), limit, near);
        var items = search.find(question, Viewers.current()).stream()
                .map(this::item)
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Answer(q, items));
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/search")
    String page(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind, Model model) {
        // A page does not refuse what was typed: it looks for the beginning of it.
        var text = q.length() > SearchQuestion.LONGEST ? q.substring(0, SearchQuestion.LONGEST) : q;
        var items = text.isBlank()
                ? List.<Item>of()
                : search
                        .find(new SearchQuestion(text, kinds(kind), SearchQuestion.MOST, null), Viewers.current())
                        .stream()
                        .map(this::item)
                        .toList();
        model.addAttribute("q", text);
        model.addAttribute("kind", KindWords.known(kind) ? kind : "");
        model.addAttribute("items", items);
        return "search/search";
    }

    private Item item(Found found) {
        var place = found.position();
        var code = found.jurisdiction();
        var area = code == null ? null : jurisdictions.find(code).orElse(null);
        var district = area == null ? null : jurisdictions.districtOf(area).orElse(null);
        return new Item(
                found.subject().toString(),
                found.subject().kind(),
                KindWords.of(found.subject().kind()),
                found.title(),
                found.text(),
                district == null ? null : district.code(),
                district == null || found.subject().kind().equals("district") ? null : district.name(),
                place == null ? null : place.lon(),
                place == null ? null : place.lat(),
                found.link());
    }

    private static Position position(double lon, double lat) {
        try {
            return new Position(lon, lat);
        } catch (IllegalArgumentException e) {
            throw CityException.invalid("lon and lat are degrees, not %s and %s".formatted(lon, lat));
        }
    }

    private static Set<String> kinds(String list) {
        var kinds = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(kind -> !kind.isEmpty())
                .collect(Collectors.toSet());
        for (var kind : kinds) {
            if (!KindWords.known(kind)) {
                throw CityException.invalid(
                        "kinds are some of %s, not '%s'".formatted(String.join(", ", KindWords.all()), kind));
            }
        }
        return kinds;
    }
}
