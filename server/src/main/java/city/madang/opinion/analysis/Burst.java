package city.madang.opinion.analysis;

/// How unlikely it is that so many texts hold a term, after what was seen before.
///
/// The rate at which texts hold the term is unknown; with Jeffreys' prior Gamma(½, 0⁺) and `before` of `textsBefore`
/// texts it is Gamma(before + ½, textsBefore + 1), so the number among `texts` texts follows the negative binomial
/// distribution. Source: A. Gelman et al., Bayesian Data Analysis, 3rd edition (2013), section 2.6 (Poisson model with
/// exposure); the prior holds one text, so that without a past nothing is a burst.
public final class Burst {

    /// Ratios beyond this make no difference to a sum.
    private static final double NEGLIGIBLE = 1e-14;

    /// Half a text seen before there was any.
    private static final double PRIOR_SEEN = 0.5;

    private static final double PRIOR_TEXTS = 1;

    private Burst() {}

    /// The probability that a term is in `count` texts or more of `texts`, if nothing changed.
    ///
    /// @param before texts that held it in the past
    /// @param textsBefore texts of the past
    public static double chance(int count, long texts, long before, long textsBefore) {
        if (count <= 0) {
            return 1;
        }
        double shape = before + PRIOR_SEEN;
        double stays = (textsBefore + PRIOR_TEXTS) / (textsBefore + PRIOR_TEXTS + texts);
        double moves = 1 - stays;
        double mean = shape * moves / stays;
        return count > mean ? upper(count, shape, stays, moves) : 1 - lower(count, shape, stays, moves);
    }

    /// How many texts are expected to hold the term, if nothing changed.
    public static double expected(long texts, long before, long textsBefore) {
        return (before + PRIOR_SEEN) * texts / (textsBefore + PRIOR_TEXTS);
    }

    /// The smallest count that is as unlikely as `chance`, up to `texts`.
    public static int smallest(double chance, long texts, long before, long textsBefore) {
        int low = 1;
        int high = (int) Math.min(texts, Integer.MAX_VALUE - 1) + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (chance(middle, texts, before, textsBefore) <= chance) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static double upper(int count, double shape, double stays, double moves) {
        double term = Math.exp(logMass(count, shape, stays, moves));
        double sum = 0;
        for (int x = count; term > sum * NEGLIGIBLE; x++) {
            sum += term;
            term *= (x + shape) / (x + 1) * moves;
        }
        return Math.min(1, sum);
    }

    private static double lower(int count, double shape, double stays, double moves) {
        double term = Math.exp(shape * Math.log(stays));
        double sum = 0;
        for (int x = 0; x < count; x++) {
            sum += term;
            term *= (x + shape) / (x + 1) * moves;
        }
        return Math.min(1, sum);
    }

    /// The logarithm of the probability of exactly `count`.
    private static double logMass(int count, double shape, double stays, double moves) {
        double log = shape * Math.log(stays) + count * Math.log(moves);
        for (int i = 0; i < count; i++) {
            log += Math.log((shape + i) / (i + 1));
        }
        return log;
    }
}
