package city.madang.cameras;

import city.madang.platform.LocalText;

/// How the feed of a camera fares.
public enum CameraState {
    LIVE("live", new LocalText("정상", "Live")),
    LATE("late", new LocalText("지연", "Late")),
    SILENT("silent", new LocalText("끊김", "Silent")),
    UNKNOWN("unknown", new LocalText("모름", "Unknown"));

    /// Seconds after which a picture is no longer called live: systems of cameras tell ages once a minute.
    static final double LATE_SECONDS = 180;
    /// Seconds after which a camera is called silent.
    static final double SILENT_SECONDS = 900;

    private final String key;
    private final LocalText title;

    CameraState(String key, LocalText title) {
        this.key = key;
        this.title = title;
    }

    /// @param age seconds since the newest picture; NaN if it is not known
    static CameraState of(double age) {
        if (Double.isNaN(age)) {
            return UNKNOWN;
        }
        return age > SILENT_SECONDS ? SILENT : age > LATE_SECONDS ? LATE : LIVE;
    }

    /// The word for it in addresses and data.
    public String key() {
        return key;
    }

    public LocalText title() {
        return title;
    }
}
