package city.madang.notices;

import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.stereotype.Component;

/// Which ways out of the house the owner has opened.
@Component
final class Channels {

    private final NoticesProperties properties;
    private final MailProperties mail;

    Channels(NoticesProperties properties, MailProperties mail) {
        this.properties = properties;
        this.mail = mail;
    }

    boolean email() {
        return properties.from() != null
                && mail.getHost() != null
                && !mail.getHost().isBlank();
    }

    boolean push() {
        return properties.push();
    }
}
