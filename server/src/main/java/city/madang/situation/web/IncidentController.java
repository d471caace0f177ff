package city.madang.situation.web;

import city.madang.catalogue.City;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Person;
import city.madang.identity.Viewer;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.Keyed;
import city.madang.platform.LocalText;
import city.madang.situation.Handling;
import city.madang.situation.NewSituation;
import city.madang.situation.Opening;
import city.madang.situation.Regrouping;
import city.madang.situation.Severity;
import city.madang.situation.Situation;
import city.madang.situation.SituationRights;
import city.madang.situation.SituationRules;
import city.madang.situation.Situations;
import city.madang.situation.Status;
import city.madang.situation.Surroundings;
import city.madang.situation.Unit;
import city.madang.situation.alerts.Alerts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The pages of officials who act on situations. They work without JavaScript; a refused form shows again what was
/// typed, and why it was refused.
@Controller
@Audience(Audience.Group.OFFICIAL)
class IncidentController {

    private static final int LISTED = 300;

    private final Situations situations;
    private final SituationRights rights;
    private final Opening opening;
    private final Handling handling;
    private final Regrouping regrouping;
    private final SituationRules rules;
    private final Surroundings surroundings;
    private final Alerts alerts;
    private final Jurisdictions jurisdictions;
    private final City city;
    private final Clock clock;

    IncidentController(
            Situations situations,
            SituationRights rights,
            Opening opening,
            Handling handling,
            Regrouping regrouping,
            SituationRules rules,
            Surroundings surroundings,
            Alerts alerts,
            Jurisdictions jurisdictions,
            City city,
            Clock clock) {
        this.situations = situations;
        this.rights = rights;
        this.opening = opening;
        this.handling = handling;
        this.regrouping = regrouping;
        this.rules = rules;
        this.surroundings = surroundings;
        this.alerts = alerts;
        this.jurisdictions = jurisdictions;
        this.city = city;
        this.clock = clock;
    }

    @GetMapping("/office/incidents")
    String list(@ModelAttribute IncidentFilter filter, Locale locale, Model model) {
        var found = situations.list(
                filter.text(filter.state()),
                filter.text(filter.kind()),
                filter.text(filter.district()),
                filter.drills(),
                LISTED);
        var viewer = Viewers.current();
        model.addAttribute("rows", found.stream().map(one -> row(one, locale)).toList());
        model.addAttribute(
                "drills", situations.list("open", "", "", true, LISTED).size());
        model.addAttribute("alerts", alerts.open());
        model.addAttribute("filter", filter);
        model.addAttribute("mayOpen", rights.mayOpen(viewer));
        model.addAttribute("mayDrill", rights.mayDrill(viewer));
        frame(locale, model);
        return "situation/incidents";
    }

    private IncidentRow row(Situation one, Locale locale) {
        var units = situations.units(one.id());
        return new IncidentRow(
                one,
                rules.kind(one.kind()).name().in(locale),
                districtOf(one, locale),
                situations.clocks(one, units),
                units.size(),
                situations.reports(one.id()).stream()
                        .map(report -> report.source().in(locale))
                        .distinct()
                        .toList());
    }

    private String districtOf(Situation one, Locale locale) {
        var code = one.district();
        return code == null
                ? ""
                : jurisdictions.find(code).map(found -> found.name().in(locale)).orElse("");
    }

    private void frame(Locale locale, Model model) {
        model.addAttribute("words", new Words(locale, city.zone()));
        model.addAttribute("kinds", rules.kinds());
        model.addAttribute("districts", jurisdictions.districts());
    }

    // ---- a new one

    @GetMapping("/office/incidents/new")
    String blank(
            @RequestParam(required = false) @Nullable String lon,
            @RequestParam(required = false) @Nullable String lat,
            @RequestParam(required = false) @Nullable String drill,
            Locale locale,
            Model model) {
        return form(IncidentForm.at(lon, lat, drill), List.of(), locale, model);
    }

    @PostMapping("/office/incidents/new")
    String open(@ModelAttribute IncidentForm form, Locale locale, HttpServletResponse response, Model model) {
        var objections = form.objections(rules, jurisdictions, city.profile(), city.zone());
        if (objections.isEmpty()) {
            try {
                NewSituation asked = form.asked(jurisdictions, city.zone());
                return to(opening.open(asked, Viewers.current()).id(), "opened");
            } catch (CityException e) {
                objections = List.of(refusal(e));
                response.setStatus(e.category().status());
            }
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        return form(form, objections, locale, model);
    }

    private String form(IncidentForm form, List<LocalText> objections, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("objections", objections);
        model.addAttribute("mayDrill", rights.mayDrill(Viewers.current()));
        frame(locale, model);
        return "situation/new";
    }

    // ---- one

    @GetMapping("/office/incidents/{id}")
    String one(
            @PathVariable long id, @RequestParam(required = false) @Nullable String done, Locale locale, Model model) {
        var situation = situations.get(id);
        if (situation.id() != id) {
            return to(situation.id(), "merged");
        }
        model.addAttribute("done", done);
        return show(situation, Typed.NOTHING, locale, model);
    }

    private String show(Situation situation, Typed typed, Locale locale, Model model) {
        facts(situation, locale, model);
        model.addAttribute("mayAct", rights.mayAct(Viewers.current(), situation));
        model.addAttribute("candidates", situations.candidates(situation));
        model.addAttribute("same", situations.mayBeSame(situation.id()));
        model.addAttribute("typed", typed);
        return "situation/incident";
    }

    @GetMapping("/office/incidents/{id}/report")
    String report(@PathVariable long id, Locale locale, Model model) {
        facts(situations.get(id), locale, model);
        return "situation/report";
    }

    private void facts(Situation situation, Locale locale, Model model) {
        var kind = rules.kind(situation.kind());
        var units = situations.units(situation.id());
        var place = situation.position();
        model.addAttribute("situation", situation);
        model.addAttribute("kind", kind);
        model.addAttribute("district", districtOf(situation, locale));
        model.addAttribute("units", units);
        model.addAttribute("clocks", situations.clocks(situation, units));
        model.addAttribute("steps", situations.steps(situation.id()));
        model.addAttribute("reports", situations.reports(situation.id()));
        model.addAttribute(
                "inCharge", situations.inCharge(situation).map(Person::name).orElse(null));
        model.addAttribute("rules", rules);
        model.addAttribute("golden", situations.golden(situation, units));
        model.addAttribute("now", clock.instant());
        model.addAttribute(
                "around", place == null ? null : surroundings.around(place, kind.affected(), Viewers.current()));
        frame(locale, model);
    }

    // ---- acts

    /// Every form of a situation's page is sent here; the last word of its address says what is to be done.
    @PostMapping("/office/incidents/{id}/{act}")
    String act(
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam Map<String, String> form,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var typed = new Typed(act, form);
        return attempt(id, typed, viewer -> done(id, typed, viewer), locale, response, model);
    }

    private Situation done(long id, Typed typed, Viewer viewer) {
        var text = typed.field("text");
        return switch (typed.act()) {
            case "log" ->
                typed.field("as").equals("order") ? handling.ordered(id, text, viewer) : handling.log(id, text, viewer);
            case "hand-over" ->
                handling.handOver(id, typed.number("to", "Choose who is to be in charge"), text, viewer);
            case "severity" -> handling.judge(id, severity(typed.field("severity")), text, viewer);
            case "status" -> handling.progress(id, Status.parse(typed.field("status")), text, viewer);
            case "close" -> handling.close(id, text, viewer);
            case "reopen" -> handling.reopen(id, text, viewer);
            case "unit" ->
                handling.unit(
                        id,
                        typed.field("key"),
                        text,
                        typed.field("kind"),
                        stage(typed.in("unit", "stage", "dispatched")),
                        viewer);
            case "merge" ->
                regrouping.merge(id, typed.number("other", "Give the number of the other situation"), text, viewer);
            case "split" -> regrouping.split(id, typed.field("report"), text, viewer);
            default -> throw CityException.notFound("'%s' is no act on a situation".formatted(typed.act()));
        };
    }

    /// What a system sends may be of an unknown severity; a person names one of the five.
    private static Severity severity(String text) {
        var severity = Severity.parse(text);
        if (severity == Severity.UNKNOWN && !text.equalsIgnoreCase(severity.text())) {
            throw CityException.invalid(
                    "'%s' is no severity; there are Extreme, Severe, Moderate, Minor and Unknown".formatted(text));
        }
        return severity;
    }

    private static Unit.Stage stage(String text) {
        return Keyed.find(Unit.Stage.class, text)
                .orElseThrow(() -> CityException.invalid("'%s' is no stage of a unit".formatted(text)));
    }

    @PostMapping("/office/incidents/{id}/proposals/{proposal}")
    String decide(
            @PathVariable long id,
            @PathVariable long proposal,
            @RequestParam(defaultValue = "") String same,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        boolean one = same.equals("yes");
        var typed = new Typed(one ? "merged" : "apart", Map.of());
        return attempt(id, typed, viewer -> regrouping.decide(id, proposal, one, viewer), locale, response, model);
    }

    private interface Act {
        Situation by(Viewer viewer);
    }

    /// Goes to the situation the act leaves behind; if it is refused, shows the page again with what was typed and why.
    private String attempt(long id, Typed typed, Act act, Locale locale, HttpServletResponse response, Model model) {
        try {
            return to(act.by(Viewers.current()).id(), typed.act());
        } catch (CityException e) {
            if (e.category() == CityException.Category.NOT_FOUND) {
                throw e;
            }
            response.setStatus(e.category().status());
            model.addAttribute("objection", refusal(e));
            return show(situations.get(id), typed, locale, model);
        }
    }

    private static LocalText refusal(CityException e) {
        var ko = switch (e.category()) {
            case FORBIDDEN -> "이 상황에 조치할 권한이 없습니다.";
            case CONFLICT -> "지금 상태에서는 할 수 없습니다. 상황이 그사이 바뀌었을 수 있습니다.";
            case UNAVAILABLE -> "저장소에 닿지 못했습니다. 적은 내용은 그대로 있으니 잠시 뒤 다시 눌러 주세요.";
            case INVALID, NOT_FOUND, TOO_LARGE, TOO_MANY -> "빠지거나 너무 긴 내용이 있습니다. 적은 내용은 그대로 있습니다.";
        };
        return new LocalText(ko, String.valueOf(e.getMessage()));
    }

    @PostMapping("/office/alerts/acknowledge")
    String acknowledge(@RequestParam String key, @RequestParam(defaultValue = "") String text) {
        alerts.acknowledge(key, text, Viewers.current());
        return "redirect:/office/incidents?done=acknowledged#alerts";
    }

    private static String to(long id, String done) {
        return "redirect:/office/incidents/%d?done=%s".formatted(id, done);
    }
}
