package city.madang.observations;

/// How far a stored reading may be trusted. Doubtful records never get here: they wait in quarantine.
public enum Quality {
    /// Passed its contract as delivered.
    GOOD(0),
    /// Accepted after a correction that the contract describes, such as a unit or a swapped coordinate.
    CORRECTED(1),
    /// Delivered with the source's own mark of doubt, such as a station under maintenance.
    SUSPECT(2);

    private final byte code;

    Quality(int code) {
        this.code = (byte) code;
    }

    /// The stored form.
    public byte code() {
        return code;
    }

    /// Reads what [#code()] wrote.
    public static Quality of(byte code) {
        for (var quality : values()) {
            if (quality.code == code) {
                return quality;
            }
        }
        throw new IllegalArgumentException("No quality has the code %d".formatted(code));
    }
}
