package city.madang.simulator.city;

/// Chance that can be asked twice: the same seed, key and moment always give the same number. Thread-safe.
public final class Noise {

    private final long seed;

    public Noise(long seed) {
        this.seed = seed;
    }

    /// Returns a number from 0 (included) to 1 (excluded), evenly spread over keys and slots.
    public double uniform(String key, long slot) {
        return (mix(seed * 0x9E3779B97F4A7C15L + key.hashCode() * 0xC2B2AE3D27D4EB4FL + slot) >>> 11) * 0x1.0p-53;
    }

    /// Returns a whole number from 0 (included) to `bound` (excluded).
    public int pick(String key, long slot, int bound) {
        return (int) (uniform(key, slot) * bound);
    }

    /// Returns a number of the standard normal distribution (Box and Muller).
    public double normal(String key, long slot) {
        var radius = Math.sqrt(-2 * Math.log(1 - uniform(key, 2 * slot)));
        return radius * Math.cos(2 * Math.PI * uniform(key, 2 * slot + 1));
    }

    /// Returns a smooth curve between -1 and 1 that changes over about `periodSeconds`. Its standard
    /// deviation is 0.5.
    public double wave(String key, double epochSecond, long periodSeconds) {
        var position = epochSecond / periodSeconds;
        var slot = (long) Math.floor(position);
        var part = position - slot;
        var eased = part * part * (3 - 2 * part);
        return 2 * (uniform(key, slot) * (1 - eased) + uniform(key, slot + 1) * eased) - 1;
    }

    private static long mix(long bits) {
        var z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
