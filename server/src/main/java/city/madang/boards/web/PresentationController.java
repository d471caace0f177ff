package city.madang.boards.web;

import city.madang.boards.presentation.Presentation;
import city.madang.boards.presentation.Presentations;
import city.madang.identity.AuditTrail;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Starting, driving and following a presentation. What is shown arrives over the live line.
@RestController
@Audience(Audience.Group.OFFICIAL)
@RequestMapping("/api/presentations")
class PresentationController {

    private final Presentations presentations;
    private final AuditTrail audit;

    PresentationController(Presentations presentations, AuditTrail audit) {
        this.presentations = presentations;
        this.audit = audit;
    }

    /// What the host shows: the query of the wall's address.
    record Shown(@Nullable String state) {}

    /// Whether a follower sees what the host shows.
    record Following(boolean looking) {}

    @PostMapping
    Presentation start(@RequestBody Shown shown) {
        var started = presentations.start(Viewers.current(), Objects.requireNonNullElse(shown.state(), ""));
        audit.record("presentation-started", "presentation:" + started.id(), Map.of());
        return started;
    }

    @PutMapping("/{id}")
    Presentation drive(@PathVariable String id, @RequestBody Shown shown) {
        return presentations.drive(id, Viewers.current(), Objects.requireNonNullElse(shown.state(), ""));
    }

    @DeleteMapping("/{id}")
    void end(@PathVariable String id) {
        presentations.end(id, Viewers.current());
        audit.record("presentation-ended", "presentation:" + id, Map.of());
    }

    @PutMapping("/{id}/following")
    Presentation follow(@PathVariable String id, @RequestBody Following following) {
        return presentations.follow(id, Viewers.current(), following.looking());
    }

    @DeleteMapping("/{id}/following")
    void leave(@PathVariable String id) {
        presentations.leave(id, Viewers.current());
    }
}
