package city.madang.notices;

import city.madang.notices.Letter.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/// Sends letters by SMTP (RFC 5321), as plain text in UTF-8.
@Component
class EmailSender {

    private final NoticesProperties properties;
    private final JavaMailSender mail;

    EmailSender(NoticesProperties properties, JavaMailSender mail) {
        this.properties = properties;
        this.mail = mail;
    }

    Outcome send(Letter letter) {
        var from = properties.from();
        if (from == null) {
            return new Outcome.NotYet("No sender is configured any more");
        }
        var to = letter.email();
        if (to == null) {
            return new Outcome.Never("The person has no e-mail address any more");
        }
        try {
            var message = mail.createMimeMessage();
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(to);
            helper.setSubject(letter.title().in(letter.language()));
            helper.setText(textOf(letter));
            // RFC 3834: no answering machine answers; the number lets a mailbox drop what arrived twice.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Madang-Notice", Long.toString(letter.notice()));
            mail.send(message);
            return new Outcome.Sent();
        } catch (AddressException | MailParseException e) {
            return new Outcome.Never("The address or the text cannot be sent: " + e.getMessage());
        } catch (MailAuthenticationException e) {
            return new Outcome.NotYet("The mail server refuses our name or password");
        } catch (MailException | MessagingException e) {
            return new Outcome.NotYet(String.valueOf(e.getMessage()));
        }
    }

    private static String textOf(Letter letter) {
        var text = new StringBuilder(letter.text().in(letter.language()));
        if (letter.link() != null) {
            text.append(text.isEmpty() ? "" : "\n\n").append(letter.link());
        }
        return text.append('\n').toString();
    }
}
