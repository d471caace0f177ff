package city.madang.directives.web;

import city.madang.directives.Act;
import city.madang.directives.Deed;
import city.madang.directives.Directive;
import city.madang.directives.DirectiveQuestion;
import city.madang.directives.Directives;
import city.madang.directives.Evidence;
import city.madang.directives.InCharge;
import city.madang.directives.Order;
import city.madang.directives.Reply;
import city.madang.directives.Standing.Change;
import city.madang.directives.State;
import city.madang.directives.Urgency;
import city.madang.directives.web.Shown.Choice;
import city.madang.directives.web.Shown.Tried;
import city.madang.identity.Offices;
import city.madang.identity.Person;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The pages of directives. They work without JavaScript, and on a phone first.
@Controller
@Audience(Audience.Group.OFFICIAL)
class DirectivePages {

    private static final int PAGE = 50;
    private static final int SEARCHED = 500;
    private static final Duration STATISTICS = Duration.ofDays(90);

    private final Directives directives;
    private final InCharge inCharge;
    private final Presenter presenter;
    private final Offices offices;
    private final Clock clock;

    DirectivePages(Directives directives, InCharge inCharge, Presenter presenter, Offices offices, Clock clock) {
        this.directives = directives;
        this.inCharge = inCharge;
        this.presenter = presenter;
        this.offices = offices;
        this.clock = clock;
    }

    /// @param state `open` (usual), `all`, `overdue` or a state
    /// @param due `week`: due within seven days
    /// @param mine only those the viewer gave or is to carry out
    @GetMapping("/office/directives")
    String list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        var viewer = Viewers.current();
        boolean one = !List.of("open", "all", "overdue", "").contains(state);
        var question = new DirectiveQuestion(
                one ? State.parse(state) : null,
                state.equals("open"),
                office.isEmpty() ? null : office,
                null,
                due.equals("week") ? clock.instant().plus(Duration.ofDays(7)) : null,
                state.equals("overdue"),
                false,
                before,
                mine ? SEARCHED : PAGE + 1);
        var found = directives.list(question).stream()
                .filter(directive -> !mine || directives.concerns(viewer, directive))
                .limit(PAGE + 1)
                .toList();
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute(
                "rows",
                shown.stream()
                        .map(directive -> presenter.row(directive, directives.sight(viewer, directive)))
                        .toList());
        model.addAttribute("state", state);
        model.addAttribute("states", List.of(State.values()));
        model.addAttribute("office", office);
        model.addAttribute("offices", choices(office));
        model.addAttribute("due", due);
        model.addAttribute("mine", mine);
        model.addAttribute("older", more ? shown.getLast().id() : null);
        model.addAttribute("issues", !directives.officesFor(viewer).isEmpty());
        model.addAttribute(
                "statistics",
                presenter.statistics(directives.statistics(clock.instant().minus(STATISTICS))));
        return "directives/list";
    }

    @GetMapping("/office/directives/{id}")
    String one(@PathVariable long id, @RequestParam(required = false) @Nullable String done, Model model) {
        return show(directives.get(Viewers.current(), id), null, done != null, model);
    }

    /// Takes a step.
    @PostMapping("/office/directives/{id}/{act}")
    String act(
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String link,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(defaultValue = "") String request,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            HttpServletResponse response,
            Model model) {
        var viewer = Viewers.current();
        var tried = (Tried) null;
        try {
            var deed = new Deed(
                    Act.parse(act),
                    after,
                    text,
                    link.isBlank() ? null : link.strip(),
                    new Change(owner.isBlank() ? null : Long.valueOf(owner), presenter.moment(date)),
                    evidence(files),
                    request);
            switch (directives.act(viewer, id, deed)) {
                case Reply.Done done -> {
                    return "redirect:/office/directives/" + id + "?done";
                }
                case Reply.Refused(var category, var why) -> {
                    response.setStatus(category.status());
                    tried = new Tried(act, why, text, link, date, owner);
                }
            }
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            tried = new Tried(act, tooLarge(files, e), text, link, date, owner);
        }
        return show(directives.get(viewer, id), tried, false, model);
    }

    private static LocalText tooLarge(@Nullable List<MultipartFile> files, IllegalArgumentException e) {
        boolean large = files != null && files.stream().anyMatch(file -> file.getSize() > Evidence.MOST_BYTES);
        return large
                ? new LocalText(
                        "파일은 5 MB까지입니다. 적은 글은 그대로 있습니다.", "A file has at most 5 MB. What you wrote is still here.")
                : LocalText.same(String.valueOf(e.getMessage()));
    }

    private String show(Directive directive, @Nullable Tried tried, boolean done, Model model) {
        var viewer = Viewers.current();
        var sight = directives.sight(viewer, directive);
        var owner = directive.standing().owner();
        var acts = directives.possible(viewer, directive);
        model.addAttribute("row", presenter.row(directive, sight));
        model.addAttribute("subject", directive.subject().toString());
        model.addAttribute("published", directive.published());
        model.addAttribute("issuer", sight.people() ? presenter.nameOf(directive.issuer()) : null);
        model.addAttribute("owner", owner != null && sight.people() ? presenter.nameOf(owner) : null);
        model.addAttribute("steps", presenter.steps(directive, sight));
        model.addAttribute("after", directive.steps());
        model.addAttribute("seen", sight.seen() ? presenter.seen(directive) : null);
        model.addAttribute("forms", presenter.forms(acts));
        model.addAttribute(
                "owners",
                acts.contains(Act.DELEGATE) ? people(directive.standing().office(), tried) : List.of());
        model.addAttribute("laterDue", presenter.field(later(directive)));
        model.addAttribute("tried", tried);
        model.addAttribute("done", done);
        return "directives/one";
    }

    private Instant later(Directive directive) {
        var due = directive.standing().due();
        var now = clock.instant();
        return (due.isAfter(now) ? due : now).plus(Duration.ofDays(2));
    }

    private List<Choice> people(String office, @Nullable Tried tried) {
        var chosen = tried == null ? "" : tried.owner();
        return directives.ownersIn(office).stream()
                .map(person -> choice(person, Long.toString(person.id()).equals(chosen)))
                .toList();
    }

    private static Choice choice(Person person, boolean chosen) {
        var role = person.role().title();
        return new Choice(
                Long.toString(person.id()),
                new LocalText(
                        person.name().ko() + " · " + role.ko(), person.name().en() + " · " + role.en()),
                chosen);
    }

    /// The form to give a directive, for browsers without the wall.
    @GetMapping("/office/directives/new")
    String form(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String office,
            Model model) {
        if (subject.isEmpty()) {
            throw CityException.invalid(
                    "An order is about something: press Instruct beside a figure, a situation, a place or a project");
        }
        var about = Subject.parse(subject);
        var answer = inCharge.of(about);
        var chosen =
                office.isEmpty() && answer.office() != null ? answer.office().id() : office;
        return form(
                about,
                new Typed(chosen, "", "", "", "normal", false, UUID.randomUUID().toString()),
                null,
                model);
    }

    /// What was typed into the form.
    record Typed(
            String office, String owner, String text, String due, String urgency, boolean published, String request) {}

    @PostMapping("/office/directives")
    String issue(
            @RequestParam String subject,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "normal") String urgency,
            @RequestParam(defaultValue = "false") boolean published,
            @RequestParam(defaultValue = "") String request,
            HttpServletResponse response,
            Model model) {
        var about = Subject.parse(subject);
        var typed = new Typed(office, owner, text, due, urgency, published, request);
        var moment = presenter.moment(due);
        if (moment == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(about, typed, new LocalText("기한을 고르세요.", "Choose when it is due."), model);
        }
        var order = new Order(
                about,
                office,
                owner.isBlank() ? null : Long.valueOf(owner),
                text,
                moment,
                Urgency.parse(urgency),
                published,
                null,
                request);
        return switch (directives.issue(Viewers.current(), order)) {
            case Reply.Done(var given, var repeated) -> "redirect:/office/directives/" + given.id() + "?done";
            case Reply.Refused(var category, var why) -> {
                response.setStatus(category.status());
                yield form(about, typed, why, model);
            }
        };
    }

    private String form(Subject about, Typed typed, @Nullable LocalText why, Model model) {
        var answer = inCharge.of(about);
        var owned = answer.owned();
        var mine = directives.officesFor(Viewers.current());
        if (mine.isEmpty()) {
            throw new CityException(CityException.Category.FORBIDDEN, "You may not give directives");
        }
        var chosen =
                typed.office().isEmpty() && mine.size() == 1 ? mine.getFirst().id() : typed.office();
        model.addAttribute("subject", about.toString());
        model.addAttribute("title", owned == null ? LocalText.same(about.key()) : owned.name());
        model.addAttribute(
                "offices",
                mine.stream()
                        .map(office -> new Choice(
                                office.id(), office.name(), office.id().equals(chosen)))
                        .toList());
        var owners = new ArrayList<Choice>();
        if (offices.find(chosen).isPresent()) {
            directives.ownersIn(chosen).stream()
                    .map(person -> choice(person, Long.toString(person.id()).equals(typed.owner())))
                    .forEach(owners::add);
        }
        model.addAttribute("owners", owners);
        model.addAttribute("text", typed.text());
        model.addAttribute("due", typed.due().isEmpty() ? presenter.field(presenter.usualDue()) : typed.due());
        model.addAttribute(
                "urgencies",
                Arrays.stream(Urgency.values())
                        .map(one -> new Choice(one.key(), one.text(), one.key().equals(typed.urgency())))
                        .toList());
        model.addAttribute("published", typed.published());
        model.addAttribute("request", typed.request());
        model.addAttribute("why", why);
        return "directives/new";
    }

    @GetMapping("/office/directives/{id}/files/{file}")
    ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable long file) {
        var viewer = Viewers.current();
        var directive = directives.get(viewer, id);
        require(directives.sight(viewer, directive).text());
        return send(directives
                .file(directive, file)
                .orElseThrow(() -> CityException.notFound("There is no file %d".formatted(file))));
    }

    @GetMapping("/office/directives/{id}/seen.png")
    ResponseEntity<byte[]> picture(@PathVariable long id) {
        var viewer = Viewers.current();
        var directive = directives.get(viewer, id);
        require(directives.sight(viewer, directive).seen());
        return send(directives
                .picture(directive)
                .orElseThrow(() -> CityException.notFound("The directive %d has no picture".formatted(id))));
    }

    private static void require(boolean shown) {
        if (!shown) {
            throw new CityException(
                    CityException.Category.FORBIDDEN, "The policy withholds this from your role; see /policy");
        }
    }

    /// Pictures are shown; everything else is only ever saved, never opened by this site.
    private static ResponseEntity<byte[]> send(Evidence file) {
        boolean picture = file.type().matches("image/(png|jpeg|webp)");
        var disposition = (picture ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(picture ? MediaType.parseMediaType(file.type()) : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(file.bytes());
    }

    private List<Choice> choices(String chosen) {
        return offices.list().stream()
                .map(office ->
                        new Choice(office.id(), office.name(), office.id().equals(chosen)))
                .toList();
    }

    private static List<Evidence> evidence(@Nullable List<MultipartFile> files) {
        if (files == null) {
            return List.of();
        }
        return files.stream()
                .filter(file -> !file.isEmpty())
                .map(DirectivePages::evidence)
                .toList();
    }

    private static Evidence evidence(MultipartFile file) {
        try {
            return new Evidence(
                    Objects.requireNonNullElse(file.getOriginalFilename(), "file"),
                    Objects.requireNonNullElse(file.getContentType(), ""),
                    file.getSize() > Evidence.MOST_BYTES ? new byte[0] : file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
