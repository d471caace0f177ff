package city.madang.indicators.goals;

import city.madang.catalogue.City;
import city.madang.platform.MadangProperties;
import city.madang.platform.pack.Pack;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives a demonstration the history that the officers of a real city would have entered: the figures
/// of `indicator-values.yaml` become approved entries, unless somebody has told of the period
/// already. Outside a demonstration it does nothing.
@Component
class DemoValues {

    private static final Logger LOG = LoggerFactory.getLogger(DemoValues.class);
    private static final String FILE = "indicator-values.yaml";
    /// When the figures of a period are told, after its end.
    private static final Duration TOLD_AFTER = Duration.ofDays(20);

    private final Pack pack;
    private final MadangProperties run;
    private final IndicatorList list;
    private final Entries entries;
    private final EntryRepository repository;
    private final Indicators indicators;
    private final TransactionTemplate transaction;
    private final City city;
    private final Clock clock;

    DemoValues(
            Pack pack,
            MadangProperties run,
            IndicatorList list,
            Entries entries,
            EntryRepository repository,
            Indicators indicators,
            TransactionTemplate transaction,
            City city,
            Clock clock) {
        this.pack = pack;
        this.run = run;
        this.list = list;
        this.entries = entries;
        this.repository = repository;
        this.indicators = indicators;
        this.transaction = transaction;
        this.city = city;
        this.clock = clock;
    }

    /// The form of the file.
    record ValueFile(List<Row> values) {}

    /// Values of one indicator: by slice, for one period after another.
    record Row(String indicator, String from, Map<String, List<@Nullable Double>> rows) {}

    @EventListener(ApplicationReadyEvent.class)
    void importOnce() {
        if (run.demo() && Files.exists(pack.root().resolve(FILE))) {
            Thread.ofVirtual().name("demo-values").start(this::importAll);
        }
    }

    private void importAll() {
        try {
            var told = repository.told();
            var file = pack.read(FILE, ValueFile.class);
            for (var row : file.values()) {
                transaction.executeWithoutResult(status -> take(row, told));
            }
            indicators.reload(null);
            LOG.info(
                    "demonstration figures imported indicators={}",
                    file.values().size());
        } catch (RuntimeException e) {
            LOG.warn("The demonstration figures of {} were not imported", FILE, e);
        }
    }

    private void take(Row row, Set<String> told) {
        var indicator = list.get(row.indicator());
        var period = indicator.cadence().read(row.from());
        int count = row.rows().values().stream().mapToInt(List::size).max().orElse(0);
        for (int at = 0; at < count; at++) {
            var values = new TreeMap<Slice, Double>();
            for (var slice : row.rows().entrySet()) {
                var value = at < slice.getValue().size() ? slice.getValue().get(at) : null;
                if (value != null) {
                    values.put(Slice.parse(slice.getKey()), value);
                }
            }
            if (!values.isEmpty() && !told.contains(indicator.id() + "/" + period.text())) {
                entries.take(indicator, period, Entries.DEMONSTRATION, values, false, told(period));
            }
            period = period.plus(1);
        }
    }

    private Instant told(Period period) {
        var told = city.start(period.end()).plus(TOLD_AFTER);
        var now = clock.instant();
        return told.isBefore(now) ? told : now;
    }
}
