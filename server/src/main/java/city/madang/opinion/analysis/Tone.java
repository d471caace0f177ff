package city.madang.opinion.analysis;

/// How favourable texts are, and how sure that is: of those that take a side, the share that is favourable, with
/// Wilson's score interval. Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
/// Journal of the American Statistical Association 22 (1927); recommended for small numbers by Brown, Cai and DasGupta,
/// Interval estimation for a binomial proportion, Statistical Science 16 (2001).
///
/// @param favourable texts with more favourable than critical words, near-duplicates counted once
/// @param critical likewise
/// @param silent texts that take no side that can be told
public record Tone(int favourable, int critical, int silent) {

    /// Fewer texts that take a side say nothing; a house rule.
    public static final int ENOUGH = 5;

    /// The 0.975 quantile of the normal distribution: an interval of 95 %.
    private static final double Z = 1.959964;

    public static final Tone NONE = new Tone(0, 0, 0);

    /// What can be said.
    public enum Verdict {
        FAVOURABLE,
        CRITICAL,
        /// Enough texts take a side, but the interval holds both.
        DIVIDED,
        /// Too few texts take a side.
        UNKNOWN
    }

    public int sided() {
        return favourable + critical;
    }

    /// The favourable share of those that take a side, 0–1; NaN if none does.
    public double share() {
        return sided() == 0 ? Double.NaN : favourable / (double) sided();
    }

    /// Lower end of the interval of the favourable share.
    public double low() {
        return sided() == 0 ? 0 : Math.max(0, middle() - half());
    }

    /// Upper end of it.
    public double high() {
        return sided() == 0 ? 1 : Math.min(1, middle() + half());
    }

    public Verdict verdict() {
        if (sided() < ENOUGH) {
            return Verdict.UNKNOWN;
        }
        return low() > 0.5 ? Verdict.FAVOURABLE : high() < 0.5 ? Verdict.CRITICAL : Verdict.DIVIDED;
    }

    private double middle() {
        return (favourable + Z * Z / 2) / (sided() + Z * Z);
    }

    private double half() {
        double n = sided();
        return Z / (n + Z * Z) * Math.sqrt(favourable * (double) critical / n + Z * Z / 4);
    }
}
