package city.madang.indicators.goals;

import city.madang.platform.CityException;
import city.madang.platform.Watch;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Computes the running period of every computed indicator from time to time, and the ones before it,
/// which late readings may still change. One at a time and with pauses: nobody waits for it.
@Component
final class ComputationKeeper extends Watch {

    private static final Logger LOG = LoggerFactory.getLogger(ComputationKeeper.class);
    /// The first round waits until the archives of sources are in.
    private static final Duration FIRST = Duration.ofSeconds(45);
    private static final Duration PACE = Duration.ofMinutes(5);
    private static final Duration BREATH = Duration.ofMillis(200);
    /// Periods before the running one that are looked at again: days in the first round, one period
    /// afterwards.
    private static final int FIRST_DAYS = 8;

    private final Indicators indicators;
    private final Computation computation;
    private final Set<String> failing = new HashSet<>();
    private boolean began;

    ComputationKeeper(Indicators indicators, Computation computation) {
        super("indicator-values", FIRST, PACE);
        this.indicators = indicators;
        this.computation = computation;
    }

    @Override
    protected void round() throws InterruptedException {
        for (var indicator : indicators.list().list()) {
            if (!indicator.entered()) {
                int back = indicator.cadence() == Cadence.LIVE && !began ? FIRST_DAYS : 1;
                for (int periods = back; periods >= 0; periods--) {
                    compute(indicator, computation.current(indicator).plus(-periods));
                    Thread.sleep(BREATH);
                }
            }
        }
        began = true;
    }

    private void compute(Indicator indicator, Period period) {
        try {
            computation.compute(indicator, period);
            failing.remove(indicator.id());
        } catch (CityException e) {
            // Stopping interrupts what is being read; that is no failure.
            if (isRunning() && failing.add(indicator.id())) {
                LOG.warn(
                        "indicator not computed indicator={} period={} reason=\"{}\"",
                        indicator.id(),
                        period.text(),
                        e.getMessage());
            }
        }
    }
}
