package city.madang.situation.web;

import city.madang.catalogue.City;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Viewer;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.situation.NewSituation;
import city.madang.situation.Severity;
import city.madang.situation.Situation;
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
    private final SituationRules rules;
    private final Surroundings surroundings;
    private final Alerts alerts;
    private final Jurisdictions jurisdictions;
    private final City city;
    private final Clock clock;

    IncidentController(
            Situations situations,
            SituationRules rules,
            Surroundings surroundings,
            Alerts alerts,
            Jurisdictions jurisdictions,
            City city,
            Clock clock) {
        this.situations = situations;
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
        model.addAttribute("mayOpen", situations.mayOpen(viewer));
        model.addAttribute("mayDrill", situations.mayDrill(viewer));
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
                return to(situations.open(asked, Viewers.current()).id(), "opened");
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
        model.addAttribute("mayDrill", situations.mayDrill(Viewers.current()));
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
        return show(situation, done, null, null, locale, model);
    }

    /// @param typed what a refused form held; absent for none
    private String show(
            Situation situation,
            @Nullable String done,
            @Nullable LocalText objection,
            @Nullable Typed typed,
            Locale locale,
            Model model) {
        var viewer = Viewers.current();
        facts(situation, locale, model);
        var place = situation.position();
        model.addAttribute(
                "around",
                place == null
                        ? null
                        : surroundings.around(
                                place, rules.kind(situation.kind()).affected(), viewer));
        model.addAttribute("mayAct", situations.mayAct(viewer, situation));
        model.addAttribute("candidates", situations.candidates(situation));
        model.addAttribute("same", situations.mayBeSame(situation.id()));
        model.addAttribute("done", done);
        model.addAttribute("objection", objection);
        model.addAttribute("typed", typed == null ? Typed.NOTHING : typed);
        return "situation/incident";
    }

    private void facts(Situation situation, Locale locale, Model model) {
        var units = situations.units(situation.id());
        model.addAttribute("situation", situation);
        model.addAttribute("kind", rules.kind(situation.kind()));
        model.addAttribute("district", districtOf(situation, locale));
        model.addAttribute("units", units);
        model.addAttribute("clocks", situations.clocks(situation, units));
        model.addAttribute("steps", situations.steps(situation.id()));
        model.addAttribute("reports", situations.reports(situation.id()));
        model.addAttribute(
                "inCharge",
                situations.inCharge(situation).map(person -> person.name()).orElse(null));
        model.addAttribute("rules", rules);
        model.addAttribute("golden", situations.golden(situation, units));
        model.addAttribute("now", clock.instant());
        frame(locale, model);
    }

    @GetMapping("/office/incidents/{id}/report")
    String report(@PathVariable long id, Locale locale, Model model) {
        var situation = situations.get(id);
        facts(situation, locale, model);
        var place = situation.position();
        model.addAttribute(
                "around",
                place == null
                        ? null
                        : surroundings.around(
                                place, rules.kind(situation.kind()).affected(), Viewers.current()));
        return "situation/report";
    }

    // ---- acts

    private interface Act {
        Situation by(Viewer viewer);
    }

    private String act(long id, Typed typed, Locale locale, HttpServletResponse response, Model model, Act work) {
        try {
            return to(work.by(Viewers.current()).id(), typed.act());
        } catch (CityException e) {
            if (e.category() == CityException.Category.NOT_FOUND) {
                throw e;
            }
            response.setStatus(e.category().status());
            return show(situations.get(id), null, refusal(e), typed, locale, model);
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

    @PostMapping("/office/incidents/{id}/log")
    String log(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "log") String as,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return act(id, new Typed("log", text, as), locale, response, model, viewer -> {
            if (as.equals("order")) {
                situations.ordered(id, text, viewer);
            } else {
                situations.log(id, text, viewer);
            }
            return situations.get(id);
        });
    }

    @PostMapping("/office/incidents/{id}/hand-over")
    String handOver(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long to,
            @RequestParam(defaultValue = "") String text,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return act(id, new Typed("hand-over", text, Long.toString(to)), locale, response, model, viewer -> {
            situations.handOver(id, to, text, viewer);
            return situations.get(id);
        });
    }

    @PostMapping("/office/incidents/{id}/severity")
    String judge(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String text,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return act(id, new Typed("severity", text, severity), locale, response, model, viewer -> {
            situations.judge(id, Severity.parse(severity), text, viewer);
            return situations.get(id);
        });
    }

    @PostMapping("/office/incidents/{id}/status")
    String progress(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String text,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return act(id, new Typed("status", text, status), locale, response, model, viewer -> {
            situations.progress(id, Status.parse(status), text, viewer);
            return situations.get(id);
        });
    }

    @PostMapping("/office/incidents/{id}/close")
    String close(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return act(id, new Typed("close", text, ""), locale, response, model, viewer -> {
            situations.close(id, text, viewer);
            return situations.get(id);
        });
    }

    @PostMapping("/office/incidents/{id}/reopen")
    String reopen(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return act(id, new Typed("reopen", text, ""), locale, response, model, viewer -> {
            situations.reopen(id, text, viewer);
            return situations.get(id);
        });
    }

    @PostMapping("/office/incidents/{id}/unit")
    String unit(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "other") String kind,
            @RequestParam(defaultValue = "dispatched") String stage,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return act(id, new Typed("unit", text, kind), locale, response, model, viewer -> {
            situations.unit(id, key, text, kind, stage(stage), viewer);
            return situations.get(id);
        });
    }

    private static Unit.Stage stage(String text) {
        for (var stage : Unit.Stage.values()) {
            if (stage.text().equals(text)) {
                return stage;
            }
        }
        throw CityException.invalid("'%s' is no stage of a unit".formatted(text));
    }

    @PostMapping("/office/incidents/{id}/merge")
    String merge(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String text,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return act(id, new Typed("merge", text, other), locale, response, model, viewer -> {
            if (!other.strip().matches("[0-9]{1,18}")) {
                throw CityException.invalid("Give the number of the other situation");
            }
            return situations.merge(id, Long.parseLong(other.strip()), text, viewer);
        });
    }

    @PostMapping("/office/incidents/{id}/proposals/{proposal}")
    String decide(
            @PathVariable long id,
            @PathVariable long proposal,
            @RequestParam(defaultValue = "") String same,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return act(
                id,
                new Typed(same.equals("yes") ? "merged" : "apart", "", ""),
                locale,
                response,
                model,
                viewer -> situations.decide(id, proposal, same.equals("yes"), viewer));
    }

    @PostMapping("/office/incidents/{id}/split")
    String split(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String report,
            @RequestParam(defaultValue = "") String text,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return act(
                id,
                new Typed("split", text, report),
                locale,
                response,
                model,
                viewer -> situations.split(id, report, text, viewer));
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
