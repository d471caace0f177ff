package city.madang.directives.web;

import city.madang.catalogue.City;
import city.madang.catalogue.Owners;
import city.madang.directives.Act;
import city.madang.directives.Directive;
import city.madang.directives.Directives;
import city.madang.directives.Directives.Sight;
import city.madang.directives.OfficeRecord;
import city.madang.directives.State;
import city.madang.directives.Step;
import city.madang.directives.Urgency;
import city.madang.directives.web.Shown.ActForm;
import city.madang.directives.web.Shown.FileRow;
import city.madang.directives.web.Shown.OfficeRow;
import city.madang.directives.web.Shown.Row;
import city.madang.directives.web.Shown.SeenView;
import city.madang.directives.web.Shown.StepRow;
import city.madang.directives.web.Shown.Value;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.platform.LocalText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Puts directives into the words of pages.
@Component
class Presenter {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final LocalText NO_HINT = LocalText.same("");

    private static final Map<Act, LocalText> ACTS = Map.ofEntries(
            Map.entry(Act.ACKNOWLEDGE, new LocalText("접수합니다", "I have it")),
            Map.entry(Act.START, new LocalText("착수합니다", "I have started")),
            Map.entry(Act.PROGRESS, new LocalText("중간 보고", "Report progress")),
            Map.entry(Act.REPORT, new LocalText("완료 보고", "Report it done")),
            Map.entry(Act.ACCEPT, new LocalText("승인하고 종결", "Accept and close")),
            Map.entry(Act.RETURN, new LocalText("보완 지시", "Return for rework")),
            Map.entry(Act.DELEGATE, new LocalText("담당자 바꾸기", "Hand on to a colleague")),
            Map.entry(Act.ASK, new LocalText("되묻기", "Ask back")),
            Map.entry(Act.ANSWER, new LocalText("답하기", "Answer")),
            Map.entry(Act.WANT_TIME, new LocalText("기한 연장 요청", "Ask for more time")),
            Map.entry(Act.EXTEND, new LocalText("기한 연장 승인", "Give the time asked for")),
            Map.entry(Act.KEEP_DUE, new LocalText("기한 연장 반려", "Keep the due date")),
            Map.entry(Act.WITHDRAW, new LocalText("지시 철회", "Withdraw it")));

    private static final Map<Act, LocalText> HINTS = Map.of(
            Act.PROGRESS, new LocalText("무엇을 했고 무엇이 남았는지", "What was done and what is left"),
            Act.REPORT, new LocalText("무엇을 했고 무엇이 달라졌는지", "What was done and what has changed"),
            Act.RETURN, new LocalText("무엇을 더 해야 하는지", "What is still to be done"),
            Act.ASK, new LocalText("지시한 사람에게 물을 것", "What you want to know from who gave it"),
            Act.ANSWER, new LocalText("답", "Your answer"),
            Act.WANT_TIME, new LocalText("왜 더 걸리는지", "Why it takes longer"),
            Act.KEEP_DUE, new LocalText("왜 그대로 두는지", "Why it stays as it is"),
            Act.WITHDRAW, new LocalText("왜 거두는지", "Why it is taken back"),
            Act.DELEGATE, new LocalText("전할 말", "What they should know"));

    private final Directives directives;
    private final People people;
    private final Owners owners;
    private final City city;
    private final JsonMapper json;
    private final Clock clock;

    Presenter(Directives directives, People people, Owners owners, City city, JsonMapper json, Clock clock) {
        this.directives = directives;
        this.people = people;
        this.owners = owners;
        this.city = city;
        this.json = json;
        this.clock = clock;
    }

    Row row(Directive one, Sight sight) {
        var now = clock.instant();
        var standing = one.standing();
        return new Row(
                one.id(),
                one.title(),
                sight.text() ? one.text() : null,
                owners.nameOf(standing.office()),
                one.state().text(),
                tone(one, now),
                one.urgency().text(),
                one.urgency() != Urgency.NORMAL,
                date(one.issued()),
                date(standing.due()),
                left(one, now),
                one.overdue(now),
                standing.question(),
                standing.wanted() != null);
    }

    private static String tone(Directive one, Instant now) {
        if (one.overdue(now)) {
            return "alarm";
        }
        return switch (one.state()) {
            case CLOSED -> "ok";
            case REPORTED, ISSUED -> "watch";
            case ACKNOWLEDGED, IN_PROGRESS, WITHDRAWN -> "";
        };
    }

    private static LocalText left(Directive one, Instant now) {
        if (!one.state().open() || one.state() == State.REPORTED) {
            return NO_HINT;
        }
        var left = Duration.between(now, one.standing().due());
        var span = span(left.abs());
        return left.isNegative()
                ? new LocalText(span.ko() + " 지남", span.en() + " late")
                : new LocalText(span.ko() + " 남음", span.en() + " left");
    }

    private static LocalText span(Duration span) {
        if (span.toDays() > 0) {
            return new LocalText("%d일".formatted(span.toDays()), "%d d".formatted(span.toDays()));
        }
        return span.toHours() > 0
                ? new LocalText("%d시간".formatted(span.toHours()), "%d h".formatted(span.toHours()))
                : new LocalText("%d분".formatted(span.toMinutes()), "%d min".formatted(span.toMinutes()));
    }

    List<StepRow> steps(Directive directive, Sight sight) {
        var rows = new ArrayList<StepRow>();
        Step before = null;
        for (var step : directives.steps(directive)) {
            rows.add(stepRow(directive, before, step, sight));
            before = step;
        }
        return rows.reversed();
    }

    private StepRow stepRow(Directive directive, @Nullable Step before, Step step, Sight sight) {
        var actingFor = step.actingFor();
        return new StepRow(
                step.number(),
                step.act().text(),
                sight.people() ? nameOf(step.person()) : null,
                sight.people() && actingFor != null ? nameOf(actingFor) : null,
                date(step.at()),
                sight.text() && !step.text().isEmpty() ? step.text() : null,
                sight.text() ? step.link() : null,
                step.standing().state().text(),
                more(before, step, sight),
                sight.text()
                        ? step.files().stream()
                                .map(file -> fileRow(directive, file))
                                .toList()
                        : List.of());
    }

    private @Nullable LocalText more(@Nullable Step before, Step step, Sight sight) {
        var standing = step.standing();
        var owner = standing.owner();
        return switch (step.act()) {
            case DELEGATE ->
                owner == null || !sight.people()
                        ? null
                        : new LocalText(
                                "담당 " + nameOf(owner).ko(),
                                "to " + nameOf(owner).en());
            case WANT_TIME -> {
                var wanted = standing.wanted();
                yield wanted == null ? null : new LocalText(date(wanted) + "까지", "until " + date(wanted));
            }
            case EXTEND ->
                before == null
                        ? null
                        : new LocalText(
                                "%s → %s".formatted(date(before.standing().due()), date(standing.due())),
                                "%s → %s".formatted(date(before.standing().due()), date(standing.due())));
            default -> null;
        };
    }

    private static FileRow fileRow(Directive directive, Step.FileName file) {
        return new FileRow(
                "/office/directives/%d/files/%d".formatted(directive.id(), file.id()),
                file.name(),
                file.bytes() < 1024 * 1024
                        ? "%d kB".formatted(Math.max(1, file.bytes() / 1024))
                        : "%.1f MB".formatted(file.bytes() / 1024.0 / 1024),
                file.type().matches("image/(png|jpeg|webp)"));
    }

    /// What the issuer saw, from what was sealed.
    SeenView seen(Directive directive) {
        var sealed = directives.sealed(directive);
        var order = json.readTree(sealed.text());
        var seen = order.path("seen");
        var rows = new ArrayList<Value>();
        for (var row : seen.path("rows")) {
            rows.add(new Value(row.path("name").asString(""), row.path("text").asString("")));
        }
        var board = seen.path("board").asString("");
        var at = order.path("state").path("at").asString("");
        return new SeenView(
                seen.path("title").asString(""),
                List.copyOf(rows),
                board.matches("/office(\\?[^\\s\"<>]*)?") ? board : null,
                order.has("picture") ? "/office/directives/%d/seen.png".formatted(directive.id()) : null,
                at.isEmpty() ? "" : date(Instant.parse(at)),
                json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(order.path("state").path("topics")),
                sealed.hash(),
                sealed.intact());
    }

    /// The forms of the acts that are possible, the one most likely wanted first.
    List<ActForm> forms(List<Act> acts) {
        var main = List.of(Act.ACKNOWLEDGE, Act.ANSWER, Act.EXTEND, Act.ACCEPT, Act.REPORT, Act.START).stream()
                .filter(acts::contains)
                .findFirst();
        var forms = new ArrayList<ActForm>();
        main.ifPresent(act -> forms.add(form(act, true)));
        acts.stream().filter(act -> !Optional.of(act).equals(main)).forEach(act -> forms.add(form(act, false)));
        return forms;
    }

    private static ActForm form(Act act, boolean main) {
        return new ActForm(
                act.key(),
                ACTS.getOrDefault(act, act.text()),
                HINTS.getOrDefault(act, NO_HINT),
                !act.needsText() && act != Act.DELEGATE,
                act == Act.PROGRESS || act == Act.REPORT || act == Act.RETURN || act == Act.ANSWER,
                main,
                UUID.randomUUID().toString());
    }

    List<OfficeRow> statistics(List<OfficeRecord> records) {
        return records.stream()
                .map(one -> {
                    var median = one.medianDays();
                    return new OfficeRow(
                            one.office(),
                            owners.nameOf(one.office()),
                            one.given(),
                            one.open(),
                            one.closed(),
                            one.onTime(),
                            one.late(),
                            median == null ? null : String.format(Locale.ROOT, "%.1f", median));
                })
                .toList();
    }

    LocalText nameOf(long person) {
        return people.find(person).map(Person::name).orElse(new LocalText("(없는 사람)", "(nobody)"));
    }

    String date(Instant moment) {
        return MINUTE.format(moment.atZone(city.zone()));
    }

    /// A moment as a form field holds it (`datetime-local`), in the city's time.
    String field(Instant moment) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").format(moment.atZone(city.zone()));
    }

    /// Reads a moment: of a form field in the city's time, a day (until its end), or with a zone of its own.
    ///
    /// @return absent if it is none
    @Nullable
    Instant moment(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            if (text.length() == 10) {
                return LocalDateTime.parse(text + "T18:00").atZone(city.zone()).toInstant();
            }
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(city.zone()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// When something is due unless the issuer says otherwise: in three days, at the end of the working day.
    Instant usualDue() {
        return clock.instant()
                .atZone(city.zone())
                .plusDays(3)
                .withHour(18)
                .withMinute(0)
                .withSecond(0)
                .withNano(0)
                .toInstant();
    }
}
