package city.madang.indicators.web;

import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.identity.Person;
import city.madang.identity.Viewers;
import city.madang.indicators.goals.Entries;
import city.madang.indicators.goals.Entry;
import city.madang.indicators.goals.EntryState;
import city.madang.indicators.goals.Indicator;
import city.madang.indicators.goals.Indicators;
import city.madang.indicators.goals.Period;
import city.madang.indicators.goals.Refusal;
import city.madang.indicators.goals.Slice;
import city.madang.indicators.goals.Value;
import city.madang.indicators.web.DeskRows.Cell;
import city.madang.indicators.web.DeskRows.Field;
import city.madang.indicators.web.DeskRows.Line;
import city.madang.indicators.web.DeskRows.Waiting;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The desk of those who enter and approve values. What was typed is never lost: a form that cannot
/// be taken comes back with what it held and a sentence that says why.
@Controller
class IndicatorDesk {

    private static final int PERIODS = 13;
    private static final int SHOWN_ENTRIES = 12;
    private static final String FIELD = "v.";

    private final Indicators indicators;
    private final Entries entries;
    private final Jurisdictions jurisdictions;
    private final Offices offices;

    IndicatorDesk(Indicators indicators, Entries entries, Jurisdictions jurisdictions, Offices offices) {
        this.indicators = indicators;
        this.entries = entries;
        this.jurisdictions = jurisdictions;
        this.offices = offices;
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/desk/indicators")
    String desk(@RequestParam(required = false) @Nullable String done, Locale locale, Model model) {
        var words = new IndicatorWords(locale, jurisdictions);
        var person = person();
        var pending = entries.pending();
        var lines = indicators.list().list().stream()
                .filter(Indicator::entered)
                .map(indicator -> line(indicator, person, pending, words))
                .sorted((one, other) -> Boolean.compare(other.mine(), one.mine()))
                .toList();
        model.addAttribute(
                "waiting",
                pending.stream().map(entry -> waiting(entry, person, words)).toList());
        model.addAttribute("mine", lines.stream().filter(Line::mine).toList());
        model.addAttribute("others", lines.stream().filter(line -> !line.mine()).toList());
        model.addAttribute("done", done);
        return "indicators/desk";
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/desk/indicators/{id:[a-z][a-z0-9-]*}")
    String form(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String done,
            Locale locale,
            Model model) {
        var indicator = indicators.list().get(id);
        var chosen = period == null || period.isEmpty()
                ? entries.newestPeriod(indicator)
                : indicator.cadence().read(period);
        var before = entries.list(indicator, 1).stream()
                .filter(entry ->
                        entry.state() == EntryState.RETURNED && entry.period().equals(chosen))
                .findFirst();
        var given = new LinkedHashMap<String, String>();
        before.ifPresent(entry -> entry.values()
                .forEach((slice, value) -> given.put(
                        slice.key(),
                        new IndicatorWords(Locale.ROOT, jurisdictions)
                                .value(indicator, value)
                                .replace(",", ""))));
        return show(indicator, chosen, given, before.map(Entry::reason).orElse(""), null, done, locale, model);
    }

    @Audience(Audience.Group.OFFICIAL)
    @PostMapping("/desk/indicators/{id:[a-z][a-z0-9-]*}")
    String enter(
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var indicator = indicators.list().get(id);
        var period = indicator.cadence().read(form.getOrDefault("period", ""));
        var given = new TreeMap<String, String>();
        form.forEach((name, text) -> {
            if (name.startsWith(FIELD) && !text.isBlank()) {
                given.put(name.substring(FIELD.length()), text.strip());
            }
        });
        var reason = form.getOrDefault("reason", "");
        try {
            entries.enter(person(), indicator, period, numbers(given), reason);
            return "redirect:/desk/indicators/" + id + "?done=entered&period=" + period.text();
        } catch (CityException e) {
            if (e.category() == CityException.Category.FORBIDDEN) {
                throw e;
            }
            response.setStatus(e.category().status());
            return show(indicator, period, given, reason, Refusal.sentenceOf(e).in(locale), null, locale, model);
        }
    }

    @Audience(Audience.Group.OFFICIAL)
    @PostMapping("/desk/indicators/entries/{entry}/approve")
    String approve(@PathVariable long entry) {
        entries.approve(person(), entry);
        return "redirect:/desk/indicators?done=approved";
    }

    @Audience(Audience.Group.OFFICIAL)
    @PostMapping("/desk/indicators/entries/{entry}/return")
    String sendBack(@PathVariable long entry, @RequestParam(defaultValue = "") String answer) {
        if (answer.isBlank()) {
            return "redirect:/desk/indicators?done=reason-missing";
        }
        entries.sendBack(person(), entry, answer);
        return "redirect:/desk/indicators?done=returned";
    }

    private String show(
            Indicator indicator,
            Period period,
            Map<String, String> given,
            String reason,
            @Nullable String objection,
            @Nullable String done,
            Locale locale,
            Model model) {
        var words = new IndicatorWords(locale, jurisdictions);
        var person = person();
        var newest = entries.newestPeriod(indicator);
        var periods = new ArrayList<Period>();
        for (int back = 0; back < PERIODS; back++) {
            periods.add(newest.plus(-back));
        }
        if (!periods.contains(period)) {
            periods.add(period);
        }
        var fields = indicator
                .slices(jurisdictions.districts().stream()
                        .map(Jurisdiction::code)
                        .toList())
                .stream()
                .map(slice -> new Field(
                        FIELD + slice.key(),
                        words.slice(slice),
                        entries.published(indicator, period, slice)
                                .map(value -> words.value(indicator, value.value()))
                                .orElse(""),
                        given.getOrDefault(slice.key(), "")))
                .toList();
        model.addAttribute("id", indicator.id());
        model.addAttribute("name", words.plain().say(indicator.name()));
        model.addAttribute("definition", words.plain().say(indicator.definition()));
        model.addAttribute("unit", words.unit(indicator));
        model.addAttribute("fields", fields);
        model.addAttribute("period", period.text());
        model.addAttribute("periodName", words.period(period));
        var names = new LinkedHashMap<String, String>();
        periods.forEach(one -> names.put(one.text(), words.period(one)));
        model.addAttribute("periods", names);
        model.addAttribute("reason", reason);
        model.addAttribute("objection", objection);
        model.addAttribute("done", done);
        model.addAttribute("mayEnter", entries.mayEnter(person, indicator));
        model.addAttribute(
                "history",
                entries.list(indicator, SHOWN_ENTRIES).stream()
                        .map(entry -> waiting(entry, person, words))
                        .toList());
        return "indicators/entry";
    }

    /// Numbers as people type them: with thousands separators, and a decimal point.
    private static Map<Slice, Double> numbers(Map<String, String> given) {
        var numbers = new TreeMap<Slice, Double>();
        given.forEach((key, text) -> {
            var plain = text.replace(",", "").replace(" ", "").replace("−", "-");
            if (!plain.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
                throw Refusal.of(
                        "'%s'은(는) 수가 아닙니다. 61.2처럼 적어 주세요.".formatted(text),
                        "'%s' is no number; write one such as 61.2".formatted(text));
            }
            numbers.put(Slice.parse(key), Double.valueOf(plain));
        });
        return numbers;
    }

    private Line line(Indicator indicator, Person person, List<Entry> pending, IndicatorWords words) {
        var latest = indicators
                .report(indicator, Readership.of(Viewers.current()), null)
                .latest();
        var newest = entries.newestPeriod(indicator);
        boolean missing = latest == null || latest.period().compareTo(newest) < 0;
        boolean waits = pending.stream().anyMatch(entry -> entry.indicator().equals(indicator.id()));
        return new Line(
                indicator.id(),
                words.plain().say(indicator.name()),
                offices.find(indicator.office())
                        .map(office -> words.plain().say(office.name()))
                        .orElse(""),
                latest == null
                        ? "–"
                        : words.valueWithUnit(indicator, latest.value()) + " · " + words.period(latest.period()),
                missing ? words.period(newest) : "",
                waits ? words.say("승인 대기", "waits for approval") : "",
                entries.mayEnter(person, indicator));
    }

    private Waiting waiting(Entry entry, Person person, IndicatorWords words) {
        var indicator = indicators.list().get(entry.indicator());
        var entered = entry.entered();
        var cells = entry.values().entrySet().stream()
                .map(value -> cell(indicator, entry, value.getKey(), value.getValue(), words))
                .toList();
        return new Waiting(
                entry.id(),
                indicator.id(),
                words.plain().say(indicator.name()),
                words.period(entry.period()),
                switch (entry.state()) {
                    case PENDING -> words.say("승인 대기", "Waits for approval");
                    case APPROVED -> words.say("승인됨", "Approved");
                    case RETURNED -> words.say("돌려보냄", "Sent back");
                },
                switch (entry.state()) {
                    case PENDING -> "none";
                    case APPROVED -> "ok";
                    case RETURNED -> "watch";
                },
                entered == null ? words.origin(entry.origin()) : words.plain().say(entered.name()),
                entry.enteredAt().toString().substring(0, 16).replace('T', ' ') + " UTC",
                entry.reason(),
                entry.answer(),
                entries.mayDecide(person, entry),
                cells);
    }

    private Cell cell(Indicator indicator, Entry entry, Slice slice, double value, IndicatorWords words) {
        var before = entries.published(indicator, entry.period(), slice)
                .or(() -> entries.published(indicator, entry.period().previous(), slice));
        return new Cell(
                words.slice(slice),
                before.map(Value::value).map(one -> words.value(indicator, one)).orElse("–"),
                words.value(indicator, value),
                before.map(one -> words.difference(indicator, value - one.value()))
                        .orElse(""));
    }

    private static Person person() {
        var person = Viewers.current().person();
        if (person == null) {
            throw new CityException(CityException.Category.FORBIDDEN, "Sign in first");
        }
        return person;
    }
}
