package city.madang.identity.web;

import city.madang.identity.Absence;
import city.madang.identity.Absences;
import city.madang.identity.AccountRule;
import city.madang.identity.Accounts;
import city.madang.identity.Approvals;
import city.madang.identity.AuditQuestion;
import city.madang.identity.AuditTrail;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.StaffSessions;
import city.madang.identity.Viewers;
import city.madang.identity.signin.PublicAddress;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everybody with an account. All staff look people up; who looks after an account changes it here, see
/// [AccountRule].
@Controller
@Audience(Audience.Group.OFFICIAL)
class PeopleController {

    private static final int ACTS_SHOWN = 12;

    private static final LocalText REASON_MISSING =
            new LocalText("다른 사람이 승인해야 합니다. 까닭을 적어 주세요.", "A second person must agree. Say why.");

    private final People people;
    private final Accounts accounts;
    private final Absences absences;
    private final Approvals approvals;
    private final StaffSessions sessions;
    private final AuditTrail audit;
    private final Offices offices;
    private final Jurisdictions jurisdictions;
    private final Posts posts;
    private final PublicAddress address;
    private final CityZone zone;
    private final Clock clock;

    PeopleController(
            People people,
            Accounts accounts,
            Absences absences,
            Approvals approvals,
            StaffSessions sessions,
            AuditTrail audit,
            Offices offices,
            Jurisdictions jurisdictions,
            Posts posts,
            PublicAddress address,
            CityZone zone,
            Clock clock) {
        this.people = people;
        this.accounts = accounts;
        this.absences = absences;
        this.approvals = approvals;
        this.sessions = sessions;
        this.audit = audit;
        this.offices = offices;
        this.jurisdictions = jurisdictions;
        this.posts = posts;
        this.address = address;
        this.zone = zone;
        this.clock = clock;
    }

    @GetMapping("/desk/people")
    String list(PeopleFilter filter, Model model) {
        var rows = rows(filter);
        model.addAttribute("rows", rows);
        model.addAttribute("filter", filter);
        model.addAttribute("roles", List.of(Role.values()));
        model.addAttribute("posts", posts);
        model.addAttribute("mayAdd", !AccountRule.appointable(Viewers.current()).isEmpty());
        model.addAttribute("file", filter.address("/desk/people.csv", filter.sort()));
        model.addAttribute("zone", zone.id());
        return "identity/people";
    }

    @GetMapping("/desk/people.csv")
    void file(PeopleFilter filter, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"people.csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF');
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord("name", "name-en", "role", "area", "office", "deputy");
        for (var row : rows(filter)) {
            var office = row.office();
            var absence = row.absence();
            csv.writeRecord(
                    AuditController.harmless(row.person().name().ko()),
                    AuditController.harmless(row.person().name().en()),
                    row.person().role().key(),
                    row.area().ko(),
                    office == null ? "" : office.ko(),
                    absence == null
                            ? ""
                            : AuditController.harmless(absence.deputy().name().ko()));
        }
        csv.flush();
    }

    private List<PersonRow> rows(PeopleFilter filter) {
        var viewer = Viewers.current();
        Map<Long, Absence> away = absences.list(clock.instant()).stream()
                .collect(Collectors.toMap(absence -> absence.absent().id(), Function.identity(), (one, other) -> one));
        return people.list().stream()
                .filter(person -> filter.takes(person, away.containsKey(person.id())))
                .map(person -> new PersonRow(
                        person,
                        posts.areaOf(person),
                        posts.officeOf(person),
                        away.get(person.id()),
                        !sessions.listOf(person).isEmpty(),
                        AccountRule.mayLookAfter(viewer, person)))
                .sorted(filter.order())
                .toList();
    }

    @GetMapping("/desk/people/new")
    String blank(Model model) {
        return showNew(PersonForm.blank(), Map.of(), model);
    }

    @PostMapping("/desk/people/new")
    String add(HttpServletRequest request, HttpServletResponse response, Model model) {
        var form = PersonForm.of(request);
        var viewer = Viewers.current();
        var objections = form.objections(viewer, null, people, offices, jurisdictions);
        needReason(form, objections);
        if (!objections.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return showNew(form, objections, model);
        }
        try {
            return done(accounts.add(form.login(), form.toDetails(offices), form.reason()), response, model);
        } catch (CityException e) {
            response.setStatus(e.category().status());
            return showNew(form, told(e), model);
        }
    }

    @GetMapping("/desk/people/{login}")
    String person(@PathVariable String login, @RequestParam(required = false) @Nullable String done, Model model) {
        var person = people.get(login);
        return show(person, PersonForm.of(person), Map.of(), done, model);
    }

    @PostMapping("/desk/people/{login}")
    String change(@PathVariable String login, HttpServletRequest request, HttpServletResponse response, Model model) {
        var person = people.get(login);
        var form = PersonForm.of(request);
        var objections = form.objections(Viewers.current(), person, people, offices, jurisdictions);
        if (!objections.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return show(person, form, objections, null, model);
        }
        return attempt(
                person,
                form,
                () -> accounts.change(person, form.toDetails(offices), form.reason()),
                "changed",
                response,
                model);
    }

    @PostMapping("/desk/people/{login}/deactivate")
    String deactivate(@PathVariable String login) {
        var person = people.get(login);
        accounts.deactivate(person);
        return back(person, "deactivated");
    }

    @PostMapping("/desk/people/{login}/reactivate")
    String reactivate(
            @PathVariable String login,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        var person = people.get(login);
        return attempt(person, null, () -> accounts.reactivate(person, reason), "reactivated", response, model);
    }

    @PostMapping("/desk/people/{login}/link")
    String link(
            @PathVariable String login,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        var person = people.get(login);
        return attempt(person, null, () -> accounts.newLink(person, reason), "link", response, model);
    }

    /// @param session id of one; absent for all
    @PostMapping("/desk/people/{login}/sessions/end")
    String endSessions(@PathVariable String login, @RequestParam(required = false) @Nullable Long session) {
        var person = people.get(login);
        accounts.endSessions(person, session);
        return back(person, "sessions");
    }

    /// An act of [Accounts].
    private interface Act {
        Accounts.Result run();
    }

    /// Does something and shows what came of it; what was filled in stays if it cannot be done.
    private String attempt(
            Person person, @Nullable PersonForm form, Act act, String done, HttpServletResponse response, Model model) {
        try {
            var result = act.run();
            if (result.link() != null) {
                return done(result, response, model);
            }
            return back(person, result.waiting() == null ? done : "waits");
        } catch (CityException e) {
            response.setStatus(e.category().status());
            return show(person, form == null ? PersonForm.of(person) : form, told(e), null, model);
        }
    }

    /// A refusal in both languages, by the field it concerns.
    private static Map<String, LocalText> told(CityException failure) {
        var message = Objects.requireNonNullElse(failure.getMessage(), "It cannot be done");
        return switch (failure.category()) {
            case INVALID -> Map.of("reason", REASON_MISSING);
            case CONFLICT -> Map.of("", new LocalText("이미 승인을 기다리고 있거나 그 사이 바뀌어 할 수 없습니다.", message));
            case FORBIDDEN -> Map.of("", new LocalText("이 계정은 당신이 돌보는 계정이 아닙니다.", message));
            default -> Map.of("", new LocalText("지금은 할 수 없습니다.", message));
        };
    }

    private static String back(Person person, String done) {
        return "redirect:/desk/people/" + person.login() + "?done=" + done;
    }

    /// Shows the link, once: it is in no address and in no log.
    private String done(Accounts.Result result, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("person", result.person());
        model.addAttribute("link", address.of("/setup/" + Objects.requireNonNull(result.link())));
        model.addAttribute("waits", result.waiting() != null);
        return "identity/link";
    }

    private static void needReason(PersonForm form, Map<String, LocalText> objections) {
        boolean asks =
                Arrays.stream(Role.values()).anyMatch(role -> role.key().equals(form.role()) && role.needsApproval());
        if (asks && form.reason().isEmpty()) {
            objections.put("reason", REASON_MISSING);
        }
    }

    private String showNew(PersonForm form, Map<String, LocalText> objections, Model model) {
        var appointable = AccountRule.appointable(Viewers.current());
        if (appointable.isEmpty()) {
            throw new CityException(CityException.Category.FORBIDDEN, "You look after nobody's account");
        }
        model.addAttribute("fields", fields(form, objections, appointable, true));
        return "identity/person-new";
    }

    private String show(
            Person person, PersonForm form, Map<String, LocalText> objections, @Nullable String done, Model model) {
        var viewer = Viewers.current();
        boolean mine = AccountRule.mayLookAfter(viewer, person);
        boolean steward = viewer.reaches(Audience.Group.STEWARD);
        model.addAttribute("person", person);
        model.addAttribute("position", posts.positionOf(person));
        model.addAttribute("area", posts.areaOf(person));
        model.addAttribute("mine", mine);
        model.addAttribute("fields", fields(form, objections, AccountRule.appointable(viewer), false));
        model.addAttribute("sessions", mine ? sessions.listOf(person) : List.of());
        model.addAttribute("absences", absences.listOf(person));
        model.addAttribute("standsInFor", absences.listStoodInBy(person, clock.instant()));
        model.addAttribute("waiting", approvals.listWaiting("person:" + person.login()));
        model.addAttribute(
                "acts",
                steward
                        ? audit.list(
                                new AuditQuestion(null, null, "person:" + person.login(), null, null), null, ACTS_SHOWN)
                        : List.of());
        model.addAttribute("done", done == null ? "" : done);
        model.addAttribute("zone", zone.id());
        return "identity/person";
    }

    private FormFields fields(PersonForm form, Map<String, LocalText> objections, List<Role> roles, boolean isNew) {
        return new FormFields(form, objections, roles, posts, isNew);
    }
}
