package city.madang.indicators;

import city.madang.platform.Watch;
import java.time.Duration;

/// Keeps the past of the figures up to date, away from the threads that answer screens.
final class HourKeeper extends Watch {

    private final Figures figures;

    HourKeeper(Figures figures) {
        super("figure-hours", Duration.ZERO, Duration.ofSeconds(20));
        this.figures = figures;
    }

    @Override
    protected void round() {
        figures.prepareHours();
    }
}
