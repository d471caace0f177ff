package city.madang.notices.web;

import city.madang.identity.Viewers;
import city.madang.notices.Notices;
import city.madang.platform.web.BellSource;
import org.springframework.stereotype.Component;

/// Counts for the frame of every page what waits for whoever looks.
@Component
class Bell implements BellSource {

    private final Notices notices;

    Bell(Notices notices) {
        this.notices = notices;
    }

    @Override
    public int unread() {
        var person = Viewers.current().person();
        return person == null ? 0 : notices.unread(person.id());
    }
}
