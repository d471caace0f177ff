package city.madang.identity.web;

import city.madang.identity.Viewer;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import city.madang.platform.web.Page;
import city.madang.platform.web.VisitorSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Tells the frame of a page who is looking at it.
@Component
class Visitors implements VisitorSource {

    private final MadangProperties run;

    Visitors(MadangProperties run) {
        this.run = run;
    }

    @Override
    public Page.Visitor current() {
        var viewer = Viewers.current();
        return new Page.Visitor(
                name(viewer),
                viewer.signedIn() ? viewer.role().title() : null,
                viewer.reaches(Audience.Group.OFFICIAL),
                viewer.reaches(Audience.Group.STEWARD),
                run.demo());
    }

    private static @Nullable String name(Viewer viewer) {
        var person = viewer.person();
        if (person == null) {
            return null;
        }
        var locale = LocaleContextHolder.getLocale();
        var absent = viewer.actingFor();
        var name = person.name().in(locale);
        return absent == null
                ? name
                : new LocalText(
                                "%s (%s 대행)".formatted(name, absent.name().ko()),
                                "%s (for %s)".formatted(name, absent.name().en()))
                        .in(locale);
    }
}
