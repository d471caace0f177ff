package city.madang.search.web;

import city.madang.identity.Jurisdictions;
import city.madang.identity.Viewer;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import city.madang.search.Command;
import city.madang.search.Commands;
import city.madang.search.Found;
import city.madang.search.Search;
import city.madang.search.Understanding;
import city.madang.search.Understanding.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/// Understands a sentence for whatever screen runs it; changes nothing itself. See docs/api/commands.md.
@Controller
class CommandController {

    private final Commands commands;
    private final Search search;
    private final Jurisdictions jurisdictions;

    CommandController(Commands commands, Search search, Jurisdictions jurisdictions) {
        this.commands = commands;
        this.search = search;
        this.jurisdictions = jurisdictions;
    }

    /// What is asked. The grammar reads both languages whatever `language` says; `context` is not needed yet.
    record Question(
            @Nullable String text,
            @Nullable String language,
            @Nullable Map<String, Object> context) {}

    /// What is answered: commands to run, or a choice to make, or why it was not understood.
    record Answer(
            List<Shape> commands,
            boolean confirm,
            @Nullable Choice ambiguity,
            @Nullable Problem problem) {}

    /// A command, with what a screen needs to go to its place.
    record Shape(
            String verb,
            Map<String, String> slots,
            @Nullable Place place) {}

    record Place(
            String subject,
            LocalText name,
            @Nullable String district,
            @Nullable Double lon,
            @Nullable Double lat) {}

    record Choice(String word, List<Shape> choices) {}

    record Problem(String kind, String text, LocalText said) {}

    @Audience(Audience.Group.ANYONE)
    @PostMapping("/api/command")
    @ResponseBody
    ResponseEntity<Answer> understand(@RequestBody Question question) {
        var text = question.text();
        if (text == null) {
            throw CityException.invalid("Send {\"text\": \"강남구 보여줘\"}: the text is missing");
        }
        var viewer = Viewers.current();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(answer(commands.read(text, viewer), viewer));
    }

    /// Everything that can be said, printed from the grammar itself.
    @Audience(Audience.Group.ANYONE)
    @GetMapping("/office/commands")
    String page(Model model) {
        model.addAttribute("entries", commands.entries());
        return "search/commands";
    }

    private Answer answer(Understanding understanding, Viewer viewer) {
        return switch (understanding) {
            case Understanding.Understood(var command, var confirm) -> understood(command, confirm, viewer);
            case Understanding.Ambiguous(var word, var choices) -> ambiguous(word, choices, viewer);
            case Understanding.NotUnderstood(var why, var text) -> problem(why, text);
        };
    }

    private Answer understood(Command command, boolean confirm, Viewer viewer) {
        var shape = shape(command, viewer);
        return shape == null
                ? problem(Why.UNKNOWN, command.slots().getOrDefault("place", ""))
                : new Answer(List.of(shape), confirm, null, null);
    }

    private Answer ambiguous(String word, List<Command> choices, Viewer viewer) {
        var shapes = new ArrayList<Shape>();
        for (var choice : choices) {
            var shape = shape(choice, viewer);
            if (shape != null) {
                shapes.add(shape);
            }
        }
        return switch (shapes.size()) {
            case 0 -> problem(Why.UNKNOWN, word);
            case 1 -> new Answer(shapes, false, null, null);
            default -> new Answer(List.of(), false, new Choice(word, List.copyOf(shapes)), null);
        };
    }

    /// Null if the place is none that this viewer may know of.
    private @Nullable Shape shape(Command command, Viewer viewer) {
        var subject = command.slots().get("place");
        if (subject == null) {
            return new Shape(command.verb(), command.slots(), null);
        }
        return search.find(Subject.parse(subject), viewer)
                .or(() -> area(subject))
                .map(found -> new Shape(command.verb(), command.slots(), place(found)))
                .orElse(null);
    }

    /// An area, known even while the index is still read for the first time.
    private java.util.Optional<Found> area(String subject) {
        return jurisdictions
                .find(subject.substring(subject.indexOf(':') + 1))
                .map(area -> new Found(
                        Subject.parse(subject), area.name(), LocalText.same(""), area.code(), area.centre(), null));
    }

    private Place place(Found found) {
        var code = found.jurisdiction();
        var area = code == null ? null : jurisdictions.find(code).orElse(null);
        var district = area == null ? null : jurisdictions.districtOf(area).orElse(null);
        var position = found.position();
        return new Place(
                found.subject().toString(),
                found.title(),
                district == null ? null : district.code(),
                position == null ? null : position.lon(),
                position == null ? null : position.lat());
    }

    private static Answer problem(Why why, String text) {
        var said = switch (why) {
            case EMPTY -> new LocalText("무엇을 할지 적어 주세요.", "Say what to do.");
            case TOO_LONG -> new LocalText("너무 깁니다. 짧게 다시 말해 주세요.", "That is too long. Say it more briefly.");
            case UNKNOWN ->
                new LocalText(
                        "‘%s’은(는) 알아듣지 못했습니다. 다르게 말하거나 검색해 보세요.".formatted(text),
                        "I did not understand “%s”. Say it differently, or search for it.".formatted(text));
            case COMPARE_TWO ->
                new LocalText(
                        "서로 다른 자치구 두 곳을 말해 주세요. 예: 강남구 송파구 비교",
                        "Name two districts, as in: compare Gangnam and Songpa.");
            case NOT_ALLOWED ->
                new LocalText("직원만 할 수 있는 일입니다. 먼저 로그인해 주세요.", "Only officials can do that. Sign in first.");
        };
        var kind = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Answer(List.of(), false, null, new Problem(kind, text, said));
    }
}
