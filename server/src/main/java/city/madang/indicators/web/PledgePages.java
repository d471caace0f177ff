package city.madang.indicators.web;

import city.madang.catalogue.City;
import city.madang.catalogue.Owned;
import city.madang.catalogue.Owners;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.identity.Person;
import city.madang.identity.Viewers;
import city.madang.indicators.charts.Charts;
import city.madang.indicators.goals.Indicators;
import city.madang.indicators.goals.Refusal;
import city.madang.indicators.goals.Slice;
import city.madang.indicators.goals.Value;
import city.madang.indicators.pledges.Evidence;
import city.madang.indicators.pledges.Milestone;
import city.madang.indicators.pledges.NewReport;
import city.madang.indicators.pledges.PledgeState;
import city.madang.indicators.pledges.Pledges;
import city.madang.indicators.pledges.Progress;
import city.madang.indicators.pledges.ProgressReport;
import city.madang.indicators.pledges.Task;
import city.madang.indicators.web.PledgeRows.AreaRow;
import city.madang.indicators.web.PledgeRows.Effect;
import city.madang.indicators.web.PledgeRows.Link;
import city.madang.indicators.web.PledgeRows.ReportRow;
import city.madang.indicators.web.PledgeRows.StateCount;
import city.madang.indicators.web.PledgeRows.Step;
import city.madang.indicators.web.PledgeRows.TaskRow;
import city.madang.indicators.web.PledgeRows.VisionRow;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.Subject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The pages of the pledges: the plan for everybody with what is behind schedule first, each task,
/// and the desk on which officers report.
@Controller
class PledgePages {

    private static final String TASK = "{id:[1-9][0-9]?-[1-9][0-9]?-[1-9][0-9]?}";
    private static final int SPARK = 25;

    private final Pledges pledges;
    private final Indicators indicators;
    private final Owners owners;
    private final Offices offices;
    private final Jurisdictions jurisdictions;
    private final City city;

    PledgePages(
            Pledges pledges,
            Indicators indicators,
            Owners owners,
            Offices offices,
            Jurisdictions jurisdictions,
            City city) {
        this.pledges = pledges;
        this.indicators = indicators;
        this.owners = owners;
        this.offices = offices;
        this.jurisdictions = jurisdictions;
        this.city = city;
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/pledges")
    String plan(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String office,
            Locale locale,
            Model model) {
        var words = new IndicatorWords(locale, jurisdictions);
        var all = pledges.progress(Readership.of(Viewers.current()), null);
        var shown = all.stream()
                .filter(one -> state.isEmpty() || one.state().key().equals(state))
                .filter(one -> office.isEmpty() || one.task().office().equals(office))
                .toList();
        var byTask = new HashMap<String, Progress>();
        shown.forEach(one -> byTask.put(one.task().id(), one));
        model.addAttribute("name", words.plain().say(pledges.plan().name()));
        model.addAttribute("counts", counts(all, words));
        model.addAttribute("total", all.size());
        model.addAttribute(
                "late",
                shown.stream()
                        .filter(one -> one.state().late())
                        .map(one -> row(one, words))
                        .toList());
        model.addAttribute("visions", visions(byTask, words));
        model.addAttribute("state", state);
        model.addAttribute("office", office);
        model.addAttribute(
                "offices",
                offices.list().stream()
                        .filter(one -> all.stream()
                                .anyMatch(progress -> progress.task().office().equals(one.id())))
                        .toList());
        return "indicators/pledges";
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/pledges/" + TASK)
    String task(@PathVariable String id, @RequestParam(defaultValue = "") String done, Locale locale, Model model) {
        var task = pledges.plan().get(id);
        fill(task, locale, model);
        model.addAttribute("done", done);
        return "indicators/pledge";
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/pledges/" + TASK + "/evidence/{report}")
    ResponseEntity<byte[]> evidence(@PathVariable String id, @PathVariable long report) {
        var file = pledges.reports(pledges.plan().get(id)).stream()
                .filter(one -> one.id() == report)
                .findFirst()
                .flatMap(one -> pledges.file(one.id()))
                .orElseThrow(() -> CityException.notFound("There is no such file of evidence"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes());
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/desk/pledges")
    String desk(Locale locale, Model model) {
        var words = new IndicatorWords(locale, jurisdictions);
        var person = person();
        var all = pledges.progress(Readership.of(Viewers.current()), null);
        var mine = all.stream()
                .filter(one -> pledges.mayReport(person, one.task()))
                .map(one -> row(one, words))
                .toList();
        model.addAttribute("mine", mine);
        model.addAttribute(
                "others",
                all.stream()
                        .filter(one -> !pledges.mayReport(person, one.task()))
                        .map(one -> row(one, words))
                        .toList());
        return "indicators/pledge-desk";
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/desk/pledges/" + TASK)
    String form(@PathVariable String id, Locale locale, Model model) {
        return form(pledges.plan().get(id), Map.of(), null, locale, model);
    }

    @Audience(Audience.Group.OFFICIAL)
    @PostMapping("/desk/pledges/" + TASK)
    String report(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var task = pledges.plan().get(id);
        try {
            pledges.report(person(), read(task, fields, file));
            return "redirect:/pledges/" + id + "?done=reported";
        } catch (CityException e) {
            if (e.category() == CityException.Category.FORBIDDEN) {
                throw e;
            }
            response.setStatus(e.category().status());
            return form(task, fields, Refusal.sentenceOf(e).in(locale), locale, model);
        }
    }

    @Audience(Audience.Group.OFFICIAL)
    @PostMapping("/desk/pledges/" + TASK + "/reports/{report}/withdraw")
    String withdraw(@PathVariable String id, @PathVariable long report, @RequestParam String reason) {
        pledges.withdraw(person(), report, reason);
        return "redirect:/pledges/" + id + "?done=withdrawn";
    }

    private static NewReport read(Task task, Map<String, String> fields, @Nullable MultipartFile file)
            throws IOException {
        var milestone = fields.getOrDefault("milestone", "");
        var spent = fields.getOrDefault("spent", "").replace(",", "").strip();
        var link = fields.getOrDefault("link", "").strip();
        if (!spent.isEmpty() && !spent.matches("[0-9]{1,12}")) {
            throw Refusal.of(
                    "'%s'은(는) 백만 원 단위의 금액이 아닙니다.".formatted(spent),
                    "'%s' is no amount in million won".formatted(spent));
        }
        var name = file == null ? null : file.getOriginalFilename();
        return new NewReport(
                task.id(),
                fields.getOrDefault("text", "").strip(),
                milestone.isEmpty() ? null : milestone,
                spent.isEmpty() ? null : Long.valueOf(spent),
                link.isEmpty() ? null : link,
                file == null || file.isEmpty() || name == null ? null : Evidence.of(name, file.getBytes()));
    }

    private String form(Task task, Map<String, String> given, @Nullable String objection, Locale locale, Model model) {
        fill(task, locale, model);
        var words = new IndicatorWords(locale, jurisdictions);
        var progress = pledges.progress(task, Readership.of(Viewers.current()));
        var open = new java.util.LinkedHashMap<String, String>();
        task.milestones().stream()
                .filter(step -> !progress.done().contains(step.id()))
                .forEach(step -> open.put(step.id(), words.plain().say(step.name())));
        model.addAttribute("given", given);
        model.addAttribute("objection", objection);
        model.addAttribute("open", open);
        return "indicators/pledge-report";
    }

    private void fill(Task task, Locale locale, Model model) {
        var words = new IndicatorWords(locale, jurisdictions);
        var charts = new Charts(locale);
        var readers = Readership.of(Viewers.current());
        var progress = pledges.progress(task, readers);
        var person = Viewers.current().person();
        var place = pledges.plan().placeOf(task);
        model.addAttribute("row", row(progress, words));
        model.addAttribute("subject", task.subject().toString());
        model.addAttribute("about", words.plain().say(task.about()));
        model.addAttribute("vision", words.plain().say(place.getKey().name()));
        model.addAttribute("area", words.plain().say(place.getValue().name()));
        model.addAttribute("time", month(task.from(), words) + " – " + month(task.until(), words));
        model.addAttribute("budget", won(task.budgetMillionWon(), words));
        var spent = progress.spentMillionWon();
        model.addAttribute("spent", spent == null ? "–" : won(spent, words));
        model.addAttribute(
                "steps",
                task.milestones().stream()
                        .map(step -> step(step, progress, words))
                        .toList());
        model.addAttribute(
                "effects",
                task.indicators().stream()
                        .map(one -> effect(one, readers, words, charts))
                        .toList());
        model.addAttribute(
                "links", task.projects().stream().map(one -> link(one, words)).toList());
        model.addAttribute(
                "reports",
                pledges.reports(task).stream()
                        .map(report -> reportRow(report, task, words))
                        .toList());
        model.addAttribute("mayReport", person != null && pledges.mayReport(person, task));
        model.addAttribute("mayWithdraw", person != null && pledges.mayWithdraw(person, task));
    }

    private List<VisionRow> visions(Map<String, Progress> byTask, IndicatorWords words) {
        return pledges.plan().visions().stream()
                .map(vision -> {
                    var inside = vision.tasks().stream()
                            .filter(task -> byTask.containsKey(task.id()))
                            .map(task -> java.util.Objects.requireNonNull(byTask.get(task.id())))
                            .toList();
                    return new VisionRow(
                            vision.id(),
                            words.plain().say(vision.name()),
                            inside.size(),
                            counts(inside, words),
                            vision.areas().stream()
                                    .map(area -> new AreaRow(
                                            area.id(),
                                            words.plain().say(area.name()),
                                            inside.stream()
                                                    .filter(one ->
                                                            one.task().area().equals(area.id()))
                                                    .sorted(Progress.MOST_URGENT)
                                                    .map(one -> row(one, words))
                                                    .toList()))
                                    .filter(area -> !area.tasks().isEmpty())
                                    .toList());
                })
                .filter(vision -> vision.tasks() > 0)
                .toList();
    }

    private static List<StateCount> counts(List<Progress> all, IndicatorWords words) {
        var counts = new ArrayList<StateCount>();
        double from = 0;
        for (var state : PledgeState.values()) {
            long count = all.stream().filter(one -> one.state() == state).count();
            double percent = all.isEmpty() ? 0 : Math.rint(1000.0 * count / all.size()) / 10;
            counts.add(
                    new StateCount(state.key(), words.plain().say(state.title()), state.tone(), count, percent, from));
            from += percent;
        }
        return counts;
    }

    private TaskRow row(Progress progress, IndicatorWords words) {
        var task = progress.task();
        var place = pledges.plan().placeOf(task);
        return new TaskRow(
                task.id(),
                words.plain().say(task.name()),
                offices.find(task.office())
                        .map(office -> words.plain().say(office.name()))
                        .orElse(""),
                progress.state().tone(),
                words.plain().say(progress.state().title()),
                progress.percent(),
                progress.plannedPercent(),
                late(progress, words),
                words.plain().say(place.getKey().name()) + " › "
                        + words.plain().say(place.getValue().name()));
    }

    /// Why a task is late, in words.
    private String late(Progress progress, IndicatorWords words) {
        if (!progress.late().isEmpty()) {
            var first = progress.late().getFirst();
            return words.say(
                    "'" + words.plain().say(first.name()) + "' " + progress.daysLate() + "일 늦음",
                    "'" + words.plain().say(first.name()) + "' is " + progress.daysLate() + " days late");
        }
        if (progress.state().late() && !progress.weak().isEmpty()) {
            var indicator = indicators.list().get(progress.weak().getFirst());
            var name = words.plain().say(indicator.name());
            return words.say("지표 '" + name + "' 크게 뒤처짐", "the indicator '" + name + "' is far behind");
        }
        return "";
    }

    private static Step step(Milestone step, Progress progress, IndicatorWords words) {
        var name = words.plain().say(step.name());
        var due = month(step.due(), words);
        if (progress.done().contains(step.id())) {
            return new Step(name, due, "ok", words.say("마침", "Done"));
        }
        return progress.late().contains(step)
                ? new Step(name, due, "watch", words.say("늦음", "Late"))
                : new Step(name, due, "none", words.say("예정", "To come"));
    }

    private Effect effect(String id, Readership readers, IndicatorWords words, Charts charts) {
        var report = indicators.report(indicators.list().get(id), readers, null);
        var latest = report.latest();
        var series = report.values().series(Slice.CITY);
        return new Effect(
                id,
                words.plain().say(report.indicator().name()),
                latest == null
                        ? "–"
                        : words.valueWithUnit(report.indicator(), latest.value()) + " · "
                                + words.period(latest.period()),
                report.standing().tone(),
                words.plain().say(report.standing().title()),
                charts.spark(series.subList(Math.max(0, series.size() - SPARK), series.size()).stream()
                        .map(Value::value)
                        .toList()));
    }

    private Link link(Subject subject, IndicatorWords words) {
        return new Link(
                subject.toString(),
                owners.find(subject).map(Owned::name).map(words.plain()::say).orElse(subject.toString()),
                subject.kind().equals("source") && Viewers.current().reaches(Audience.Group.OFFICIAL)
                        ? "/desk/sources/" + URLEncoder.encode(subject.key(), StandardCharsets.UTF_8)
                        : null);
    }

    private ReportRow reportRow(ProgressReport report, Task task, IndicatorWords words) {
        var person = report.person();
        var spent = report.spentMillionWon();
        return new ReportRow(
                report.id(),
                report.at().atZone(city.zone()).format(DateTimeFormatter.ISO_LOCAL_DATE),
                person == null
                        ? words.say("시연용 보고", "demonstration report")
                        : words.plain().say(person),
                report.text(),
                task.milestones().stream()
                        .filter(step -> step.id().equals(report.milestone()))
                        .map(step -> words.plain().say(step.name()))
                        .findFirst()
                        .orElse(""),
                spent == null ? "" : won(spent, words),
                report.link(),
                report.fileName(),
                report.withdrawn());
    }

    private static String month(YearMonth month, IndicatorWords words) {
        return words.say(
                month.getYear() + "." + month.getMonthValue(),
                month.format(DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH)));
    }

    /// Money in units people speak of: hundreds of millions in Korean, billions in English.
    private static String won(long millions, IndicatorWords words) {
        return words.say(
                words.plain().number(millions / 100.0, millions % 100 == 0 ? 0 : 1) + "억 원",
                words.plain().number(millions / 1000.0, millions % 1000 == 0 ? 0 : 1) + " billion won");
    }

    private static Person person() {
        var person = Viewers.current().person();
        if (person == null) {
            throw new CityException(CityException.Category.FORBIDDEN, "Sign in first");
        }
        return person;
    }
}
