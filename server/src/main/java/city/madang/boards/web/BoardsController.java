package city.madang.boards.web;

import city.madang.boards.BoardScene;
import city.madang.boards.Boards;
import city.madang.boards.Boards.Arranged;
import city.madang.boards.Boards.Choice;
import city.madang.boards.Boards.Saved;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Boards over HTTP, see docs/guide/boards.md.
@RestController
@RequestMapping("/api/boards")
class BoardsController {

    private final Boards boards;

    BoardsController(Boards boards) {
        this.boards = boards;
    }

    /// The board a viewer starts with, or null where they have none: the wall then shows the scenes of the pack.
    record Home(@Nullable Arranged board) {}

    /// What a screen saves.
    record Wanted(@Nullable Integer version, @Nullable List<BoardScene> scenes) {}

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping
    Map<String, List<Choice>> list() {
        return Map.of("boards", boards.list(Viewers.current()));
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/home")
    ResponseEntity<Home> home() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Home(boards.home(Viewers.current()).orElse(null)));
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/{key}")
    ResponseEntity<Home> get(@PathVariable String key) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Home(boards.get(key, Viewers.current())));
    }

    @Audience(Audience.Group.OFFICIAL)
    @PutMapping("/{key}")
    ResponseEntity<?> save(@PathVariable String key, @RequestBody Wanted wanted) {
        if (wanted.version() == null || wanted.scenes() == null) {
            throw CityException.invalid("Send the version that was changed and the scenes");
        }
        return answer(boards.save(key, wanted.version(), wanted.scenes(), Viewers.current()), wanted);
    }

    @Audience(Audience.Group.OFFICIAL)
    @DeleteMapping("/{key}")
    ResponseEntity<?> reset(@PathVariable String key, @RequestParam int version) {
        return answer(boards.reset(key, version, Viewers.current()), null);
    }

    /// Where another screen saved first, both arrangements go back: the stored one and the one that was sent.
    private static ResponseEntity<?> answer(Saved saved, @Nullable Wanted wanted) {
        return switch (saved) {
            case Saved.Done(var board) -> ResponseEntity.ok(new Home(board));
            case Saved.Outdated(var stored) -> {
                var problem = ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONFLICT,
                        "The board was saved on another screen in between: it is at version " + stored.version());
                problem.setProperty("stored", stored);
                problem.setProperty("sent", wanted);
                yield ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
            }
        };
    }
}
