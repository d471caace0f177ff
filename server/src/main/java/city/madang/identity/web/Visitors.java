package city.madang.identity.web;

import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.MadangProperties;
import city.madang.platform.web.Page;
import city.madang.platform.web.VisitorSource;
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
        var person = viewer.person();
        return new Page.Visitor(
                person == null ? null : person.name().in(LocaleContextHolder.getLocale()),
                person == null ? null : person.role().title(),
                viewer.reaches(Audience.Group.OFFICIAL),
                viewer.reaches(Audience.Group.STEWARD),
                run.demo());
    }
}
