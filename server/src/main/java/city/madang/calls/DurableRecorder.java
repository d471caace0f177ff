package city.madang.calls;

import city.madang.identity.AuditTrail;
import city.madang.identity.Person;
import city.madang.identity.Viewer;
import city.madang.notices.Notice;
import city.madang.notices.Notices;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes calls to the database, one step after the other. While the database is away people go on talking, and
/// what they did is written when it is back.
@Component
class DurableRecorder implements Recorder, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DurableRecorder.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CallBook book;
    private final Notices notices;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private volatile @Nullable Thread writer;

    DurableRecorder(CallBook book, Notices notices, AuditTrail audit, TransactionTemplate transactions, Clock clock) {
        this.book = book;
        this.notices = notices;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public long begin(Subject subject, LocalText title, Person caller, Person callee, Instant at) {
        var id = transactions.execute(status -> {
            long call = book.begin(subject, title, caller, callee, at);
            book.add(call, caller, Act.CALLED, at);
            book.add(call, callee, Act.RUNG, at);
            record(caller, "call-started", call, Map.of("subject", subject.toString(), "to", callee.login()));
            return call;
        });
        return java.util.Objects.requireNonNull(id);
    }

    @Override
    public void step(long call, Person person, Act act, Instant at) {
        waiting.add(() -> {
            book.add(call, person, act, at);
            if (act != Act.RUNG) {
                record(person, "call-" + act.key(), call, Map.of());
            }
        });
    }

    @Override
    public void answer(long call, Instant at) {
        waiting.add(() -> book.answer(call, at));
    }

    @Override
    public void unanswered(
            long call, Subject subject, LocalText title, Person caller, Person callee, Act act, Instant at) {
        waiting.add(() -> {
            book.add(call, callee, act, at);
            record(callee, "call-" + act.key(), call, Map.of("from", caller.login()));
            notices.send(callee.id(), notice(call, subject, title, caller, act));
        });
    }

    private static Notice notice(long call, Subject subject, LocalText title, Person caller, Act act) {
        var name = caller.name();
        var said = act == Act.DECLINED
                ? new LocalText("거절한 통화: " + name.ko(), "Call you declined: " + name.en())
                : new LocalText("부재중 통화: " + name.ko(), "Missed call: " + name.en());
        var text = new LocalText(
                "‘%s’에 대해 전화했습니다.".formatted(title.ko()), "They called about “%s”.".formatted(title.en()));
        return new Notice(
                act == Act.DECLINED ? "call-declined" : "call-missed", said, text, "/office/calls/" + call, subject);
    }

    @Override
    public void end(long call, Outcome outcome, Instant at) {
        waiting.add(() -> book.end(call, outcome, at));
    }

    private void record(Person who, String action, long call, Map<String, String> detail) {
        audit.record(Viewer.of(who), action, "call:" + call, detail);
    }

    @Override
    public void start() {
        book.endLeftOpen(clock.instant());
        writer = Thread.ofVirtual().name("call-recorder").start(this::run);
    }

    /// Writes what is still to be written, and stops.
    @Override
    public void stop() {
        var running = writer;
        writer = null;
        if (running != null) {
            running.interrupt();
        }
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                write(next);
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("The end of a call could not be written: {}", e.getMessage());
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                writeSurely(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeSurely(Runnable step) throws InterruptedException {
        while (true) {
            try {
                write(step);
                return;
            } catch (org.springframework.dao.NonTransientDataAccessException wrong) {
                LOG.error("A step of a call cannot be written and is left out", wrong);
                return;
            } catch (DataAccessException | TransactionException away) {
                LOG.debug("A step of a call could not be written; tried again", away);
                Thread.sleep(PAUSE);
            }
        }
    }

    private void write(Runnable step) {
        transactions.executeWithoutResult(status -> step.run());
    }
}
