package city.madang.observations.log;

/// What makes a reading itself: no two are stored for one datastream and one moment.
///
/// @param time phenomenon time, epoch milliseconds UTC
public record ReadingKey(int datastream, long time) {

    /// Spreads a key over 64 bits (the finaliser of MurmurHash3).
    static int hash(int datastream, long time) {
        long mixed = time * 0x9E3779B97F4A7C15L + datastream;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return (int) (mixed ^ (mixed >>> 33));
    }
}
