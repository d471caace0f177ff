package city.madang.calls.web;

/// Lets a burst through and then a steady rate (token bucket).
final class RateLimit {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private double left;
    private long last;

    RateLimit(int perSecond, int burst, long nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
        this.last = nanoTime;
    }

    /// Whether one more is let through at this moment.
    boolean take(long nanoTime) {
        left = Math.min(burst, left + (nanoTime - last) / NANOS * perSecond);
        last = nanoTime;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
