package city.madang.notices;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Carries what is due out of the house. One thread; woken by a new notice, and looking by itself now and then for what
/// is to be tried again.
@Component
class Postman implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration ROUND = Duration.ofSeconds(5);

    private final DeliveryBook book;
    private final EmailSender email;
    private final PushSender push;
    private final Channels channels;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;

    Postman(DeliveryBook book, EmailSender email, PushSender push, Channels channels) {
        this.book = book;
        this.email = email;
        this.push = push;
        this.channels = channels;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void wake(NoticeStored notice) {
        news.release();
    }

    @Override
    public void start() {
        running = true;
        if (channels.email() || channels.push()) {
            Thread.ofVirtual().name("postman").start(this::walk);
        }
    }

    @Override
    public void stop() {
        running = false;
        news.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void walk() {
        while (running) {
            try {
                round();
                news.tryAcquire(ROUND.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            } catch (DataAccessException e) {
                LOG.warn("notices wait: the database is away");
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Carries everything that is due now.
    void round() {
        for (var due = book.take(); !due.isEmpty() && running; due = book.take()) {
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

    private void pause() {
        try {
            Thread.sleep(ROUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
