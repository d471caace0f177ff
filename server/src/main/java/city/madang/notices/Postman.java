package city.madang.notices;

import city.madang.platform.Watch;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Carries what is due out of the house. One thread; woken by a new notice, and looking by itself now and then for what
/// is to be tried again.
@Component
class Postman extends Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration ROUND = Duration.ofSeconds(5);

    private final DeliveryBook book;
    private final EmailSender email;
    private final PushSender push;
    private final Channels channels;

    Postman(DeliveryBook book, EmailSender email, PushSender push, Channels channels) {
        super("postman", Duration.ZERO, ROUND);
        this.book = book;
        this.email = email;
        this.push = push;
        this.channels = channels;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void wake(NoticeStored notice) {
        wake();
    }

    @Override
    public void start() {
        if (channels.email() || channels.push()) {
            super.start();
        }
    }

    /// Carries everything that is due now.
    @Override
    protected void round() {
        for (var due = book.take(); !due.isEmpty(); due = book.take()) {
            due.forEach(this::carry);
        }
    }

    private void carry(Letter letter) {
        var subscription = letter.subscription();
        var outcome = subscription == null ? email.send(letter) : push.send(letter, subscription);
        if (outcome instanceof Letter.Outcome.NotYet(var trouble)) {
            LOG.warn(
                    "notice not delivered notice={} attempt={} trouble=\"{}\"",
                    letter.notice(),
                    letter.attempts(),
                    trouble);
        } else if (outcome instanceof Letter.Outcome.Never(var trouble)) {
            LOG.warn("notice given up notice={} trouble=\"{}\"", letter.notice(), trouble);
        }
        book.settle(letter, outcome);
    }
}
