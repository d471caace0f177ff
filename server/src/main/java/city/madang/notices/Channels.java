package city.madang.notices;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Which ways out of the house the owner has opened.
@Component
final class Channels {

    private final NoticesProperties properties;
    private final ObjectProvider<JavaMailSender> mail;

    Channels(NoticesProperties properties, ObjectProvider<JavaMailSender> mail) {
        this.properties = properties;
        this.mail = mail;
    }

    boolean email() {
        return properties.from() != null && mail.getIfAvailable() != null;
    }

    boolean push() {
        return properties.push();
    }
}
