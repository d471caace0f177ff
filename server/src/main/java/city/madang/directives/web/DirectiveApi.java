package city.madang.directives.web;

import city.madang.directives.Directives;
import city.madang.directives.InCharge;
import city.madang.directives.Order;
import city.madang.directives.Reply;
import city.madang.directives.Seen;
import city.madang.directives.Urgency;
import city.madang.identity.Office;
import city.madang.identity.Person;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Directives and who is in charge, for the wall.
@RestController
@Audience(Audience.Group.OFFICIAL)
class DirectiveApi {

    private final Directives directives;
    private final InCharge inCharge;
    private final Presenter presenter;
    private final JsonMapper json;

    DirectiveApi(Directives directives, InCharge inCharge, Presenter presenter, JsonMapper json) {
        this.directives = directives;
        this.inCharge = inCharge;
        this.presenter = presenter;
        this.json = json;
    }

    record NamedOffice(String id, LocalText name) {
        static NamedOffice of(Office office) {
            return new NamedOffice(office.id(), office.name());
        }
    }

    /// @param id as the room `calls` calls them
    record NamedPerson(long id, String login, LocalText name, LocalText role) {
        static NamedPerson of(Person person) {
            return new NamedPerson(
                    person.id(), person.login(), person.name(), person.role().title());
        }
    }

    /// The answer of `GET /api/in-charge`, see docs/guide/directives.md.
    ///
    /// @param name of the subject; absent if nothing is known of it
    /// @param fallback whether it is the district's head or the mayor because nobody claims the subject itself
    record Charge(
            String subject,
            @Nullable LocalText name,
            @Nullable NamedOffice office,
            @Nullable NamedPerson person,
            boolean fallback) {}

    @GetMapping("/api/in-charge")
    ResponseEntity<Charge> inCharge(@RequestParam String subject) {
        return fresh(charge(Subject.parse(subject)));
    }

    private Charge charge(Subject subject) {
        var answer = inCharge.of(subject);
        var owned = answer.owned();
        var office = answer.office();
        var person = answer.person();
        return new Charge(
                subject.toString(),
                owned == null ? null : owned.name(),
                office == null ? null : NamedOffice.of(office),
                person == null ? null : NamedPerson.of(person),
                answer.fallback());
    }

    /// What the dialog needs to give a directive about a subject.
    ///
    /// @param offices those the viewer may instruct; empty: they give no directives
    /// @param due when it is due unless they say otherwise, in the city's time
    record Form(Charge inCharge, List<NamedOffice> offices, String due) {}

    @GetMapping("/api/directives/form")
    ResponseEntity<Form> form(@RequestParam String subject) {
        return fresh(new Form(
                charge(Subject.parse(subject)),
                directives.officesFor(Viewers.current()).stream()
                        .map(NamedOffice::of)
                        .toList(),
                presenter.field(presenter.usualDue())));
    }

    @GetMapping("/api/directives/owners")
    ResponseEntity<List<NamedPerson>> owners(@RequestParam String office) {
        return fresh(directives.ownersIn(office).stream().map(NamedPerson::of).toList());
    }

    /// A directive as the wall gives it.
    ///
    /// @param due in the city's time (`2026-11-24T18:00`) or with a zone
    record NewDirective(
            @Nullable String request,
            @Nullable String subject,
            @Nullable String office,
            @Nullable Long owner,
            @Nullable String text,
            @Nullable String due,
            @Nullable String urgency,
            @Nullable Boolean published,
            @Nullable NewSeen seen) {}

    /// @param at the moment the screen showed, with a zone; absent for now
    /// @param picture PNG, base64
    record NewSeen(
            @Nullable String at,
            @Nullable List<String> topics,
            @Nullable JsonNode values,
            @Nullable String picture) {}

    /// @param repeated whether it had been given already by the same request
    record Given(long id, String link, boolean repeated) {}

    @PostMapping("/api/directives")
    ResponseEntity<Given> issue(@RequestBody NewDirective wanted, Locale locale) {
        var due = presenter.moment(wanted.due());
        if (due == null) {
            throw CityException.invalid(new LocalText("기한을 고르세요.", "Choose when it is due.").in(locale));
        }
        var order = new Order(
                Subject.parse(text(wanted.subject())),
                text(wanted.office()),
                wanted.owner(),
                text(wanted.text()),
                due,
                Urgency.parse(Objects.requireNonNullElse(wanted.urgency(), "normal")),
                Boolean.TRUE.equals(wanted.published()),
                seen(wanted.seen()),
                text(wanted.request()));
        return switch (directives.issue(Viewers.current(), order)) {
            case Reply.Done(var given, var repeated) -> {
                var link = "/office/directives/" + given.id();
                var answer = new Given(given.id(), link, repeated);
                yield repeated
                        ? ResponseEntity.ok(answer)
                        : ResponseEntity.created(URI.create(link)).body(answer);
            }
            case Reply.Refused(var category, var why) -> throw new CityException(category, why.in(locale));
        };
    }

    private @Nullable Seen seen(@Nullable NewSeen seen) {
        if (seen == null) {
            return null;
        }
        var picture = seen.picture();
        return new Seen(
                presenter.moment(seen.at()),
                Objects.requireNonNullElse(seen.topics(), List.of()),
                Objects.requireNonNullElse(seen.values(), json.createObjectNode()),
                picture == null || picture.isEmpty()
                        ? null
                        : Base64.getDecoder().decode(picture));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
