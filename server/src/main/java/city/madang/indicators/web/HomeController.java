package city.madang.indicators.web;

import city.madang.catalogue.City;
import city.madang.catalogue.CityProfile.Scene;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Viewers;
import city.madang.indicators.Figure;
import city.madang.indicators.Figures;
import city.madang.live.CityPicture;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.JsonNode;

/// The city's front page and a page for every district. Rendered from the same picture that the mayor's wall shows, as
/// whoever asks may see it; works without JavaScript.
@Controller
class HomeController {

    private static final int INCIDENTS = 8;
    private static final int ARTICLES = 6;
    /// More columns than a table on a tablet has room for.
    private static final int COLUMNS = 5;

    private final Figures figures;
    private final CityPicture picture;
    private final Jurisdictions jurisdictions;
    private final City city;
    private final Clock clock;

    HomeController(Figures figures, CityPicture picture, Jurisdictions jurisdictions, City city, Clock clock) {
        this.figures = figures;
        this.picture = picture;
        this.jurisdictions = jurisdictions;
        this.city = city;
        this.clock = clock;
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/")
    String home(Model model, Locale locale) {
        var readers = Readership.of(Viewers.current());
        var words = new PageWords(locale);
        var all = figures.city(readers);
        var main = main(all);
        var topics = picture.now(List.of("situations", "press", "districts"), readers);
        model.addAttribute("figures", cards(main, words));
        model.addAttribute("more", cards(rest(all, main), words));
        var incidents = items(topics.path("situations"), words).stream()
                .filter(Item::open)
                .toList();
        model.addAttribute("incidents", first(incidents, INCIDENTS));
        model.addAttribute("openIncidents", incidents.size());
        model.addAttribute("press", first(readable(items(topics.path("press"), words), words), ARTICLES));
        model.addAttribute("colour", colour());
        addDistricts(model, all, topics.path("districts"), words);
        return "indicators/home";
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/district/{code}")
    String district(@PathVariable String code, Model model, Locale locale) {
        var district = jurisdictions
                .findDistrict(code)
                .orElseThrow(() -> CityException.notFound("There is no district '%s'".formatted(code)));
        var readers = Readership.of(Viewers.current());
        var words = new PageWords(locale);
        var all = figures.district(district.code(), readers);
        var topics = picture.now(List.of("situations", "complaints"), readers);
        model.addAttribute("name", words.say(district.name()));
        model.addAttribute("facts", facts(district, words));
        model.addAttribute("figures", cards(all, words));
        model.addAttribute("incidents", inDistrict(topics.path("situations"), district, words));
        model.addAttribute("complaints", inDistrict(topics.path("complaints"), district, words));
        return "indicators/district";
    }

    /// The figures of the wall's first scene, in its order; all of them if the pack has no scenes.
    private List<Figure> main(List<Figure> all) {
        var scenes = city.profile().scenes();
        if (scenes.isEmpty()) {
            return all;
        }
        return scenes.getFirst().figures().stream()
                .flatMap(id -> all.stream().filter(figure -> figure.id().equals(id)))
                .toList();
    }

    private static List<Figure> rest(List<Figure> all, List<Figure> main) {
        return all.stream().filter(figure -> !main.contains(figure)).toList();
    }

    private String colour() {
        return city.profile().scenes().stream()
                .map(Scene::figure)
                .filter(figure -> figure != null)
                .findFirst()
                .orElse("");
    }

    private void addDistricts(Model model, List<Figure> all, JsonNode topic, PageWords words) {
        var ids = texts(topic.path("figures"));
        var columns = main(all).stream()
                .filter(figure -> ids.contains(figure.id()))
                .limit(COLUMNS)
                .toList();
        var rows = new ArrayList<DistrictRow>();
        for (var row : topic.path("rows")) {
            var code = row.path(0).asString("");
            var values = columns.stream()
                    .map(figure -> row.path(1).path(ids.indexOf(figure.id())))
                    .toList();
            var texts = new ArrayList<String>();
            for (int i = 0; i < values.size(); i++) {
                var value = values.get(i);
                texts.add(words.number(
                        value.isNumber() ? value.asDouble() : null,
                        columns.get(i).decimals()));
            }
            rows.add(new DistrictRow(code, districtName(code, words), texts));
        }
        model.addAttribute(
                "columns",
                columns.stream()
                        .map(figure -> heading(words.say(figure.name()), words.say(figure.unit())))
                        .toList());
        model.addAttribute("districts", rows);
    }

    private static String heading(String name, String unit) {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    private List<Item> inDistrict(JsonNode topic, Jurisdiction district, PageWords words) {
        var mine = StreamSupport.stream(topic.path("items").spliterator(), false)
                .filter(item -> item.path("district").asString("").equals(district.code()))
                .map(item -> Item.of(item, words, clock.instant(), code -> ""))
                .toList();
        return first(mine, INCIDENTS);
    }

    private List<Item> items(JsonNode topic, PageWords words) {
        return StreamSupport.stream(topic.path("items").spliterator(), false)
                .map(item -> Item.of(item, words, clock.instant(), code -> districtName(code, words)))
                .toList();
    }

    /// Articles in the language of the page; all of them if none is.
    private static List<Item> readable(List<Item> articles, PageWords words) {
        var readable =
                articles.stream().filter(item -> words.reads(item.title())).toList();
        return readable.isEmpty() ? articles : readable;
    }

    private String districtName(String code, PageWords words) {
        return jurisdictions.find(code).map(one -> words.say(one.name())).orElse("");
    }

    private List<String> facts(Jurisdiction district, PageWords words) {
        var facts = new ArrayList<String>();
        var population = district.population();
        if (population != null) {
            var people = words.number((double) population.total(), 0);
            facts.add(words.say("인구 " + people + "명", people + " residents"));
        }
        var area = words.number(district.areaKm2(), 1);
        facts.add(words.say("면적 " + area + " km²", area + " km²"));
        int inside = jurisdictions.inside(district.code()).size();
        if (inside > 0) {
            facts.add(words.say("행정동 " + inside + "곳", inside + " neighbourhoods"));
        }
        return facts;
    }

    private static List<FigureCard> cards(List<Figure> figures, PageWords words) {
        return figures.stream().map(figure -> FigureCard.of(figure, words)).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.asString(""))
                .toList();
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
