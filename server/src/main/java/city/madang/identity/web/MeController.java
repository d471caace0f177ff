package city.madang.identity.web;

import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells a page who is looking.
@RestController
class MeController {

    private final MadangProperties run;

    MeController(MadangProperties run) {
        this.run = run;
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/me")
    Me me() {
        var viewer = Viewers.current();
        var person = viewer.person();
        var absent = viewer.actingFor();
        var responsible = viewer.responsible();
        return new Me(
                viewer.group(),
                person == null ? null : person.name(),
                responsible == null ? null : responsible.role().key(),
                viewer.jurisdiction(),
                responsible == null ? null : responsible.office(),
                absent == null ? null : absent.name(),
                run.demo());
    }

    /// The answer of `GET /api/me`, see docs/api/live.md.
    record Me(
            Audience.Group group,
            @Nullable LocalText name,
            @Nullable String role,
            @Nullable String jurisdiction,
            @Nullable String office,
            @Nullable LocalText actingFor,
            boolean demo) {}
}
