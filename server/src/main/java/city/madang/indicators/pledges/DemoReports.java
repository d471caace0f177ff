package city.madang.indicators.pledges;

import city.madang.catalogue.City;
import city.madang.platform.MadangProperties;
import city.madang.platform.pack.Pack;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives a demonstration the reports of `pledge-reports.yaml`, once, when there is no report. Outside
/// a demonstration it does nothing.
@Component
class DemoReports {

    private static final Logger LOG = LoggerFactory.getLogger(DemoReports.class);
    private static final String FILE = "pledge-reports.yaml";
    private static final int HOUR_OF_REPORTS = 10;

    private final Pack pack;
    private final MadangProperties run;
    private final ReportRepository repository;
    private final Pledges pledges;
    private final TransactionTemplate transaction;
    private final City city;
    private final Clock clock;

    DemoReports(
            Pack pack,
            MadangProperties run,
            ReportRepository repository,
            Pledges pledges,
            TransactionTemplate transaction,
            City city,
            Clock clock) {
        this.pack = pack;
        this.run = run;
        this.repository = repository;
        this.pledges = pledges;
        this.transaction = transaction;
        this.city = city;
        this.clock = clock;
    }

    /// The form of the file.
    record ReportFile(List<Entry> reports) {}

    record Entry(
            String task,
            String on,
            String text,
            @Nullable String milestone,
            @Nullable Long spent) {}

    @EventListener(ApplicationReadyEvent.class)
    void importOnce() {
        if (run.demo() && Files.exists(pack.root().resolve(FILE))) {
            Thread.ofVirtual().name("demo-reports").start(this::importAll);
        }
    }

    private void importAll() {
        try {
            var file = pack.read(FILE, ReportFile.class);
            transaction.executeWithoutResult(status -> addAll(file));
            pledges.forget();
        } catch (RuntimeException e) {
            LOG.warn("The demonstration reports of {} were not imported", FILE, e);
        }
    }

    private void addAll(ReportFile file) {
        if (repository.isEmpty()) {
            for (var entry : file.reports()) {
                pledges.plan().get(entry.task());
                var at = LocalDate.parse(entry.on())
                        .atTime(HOUR_OF_REPORTS, 0)
                        .atZone(city.zone())
                        .toInstant();
                if (at.isBefore(clock.instant())) {
                    repository.add(
                            new NewReport(entry.task(), entry.text(), entry.milestone(), entry.spent(), null, null),
                            null,
                            true,
                            at);
                }
            }
        }
    }
}
