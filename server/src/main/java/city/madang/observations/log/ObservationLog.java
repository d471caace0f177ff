package city.madang.observations.log;

import java.util.Collection;
import java.util.Set;

/// The durable log of blocks: an append returns when the block and the names of its deliveries are on disk.
///
/// One thread appends. PostgreSQL is the default; a city that outgrows one machine may keep its log
/// elsewhere, as long as it passes the same contract test.
public interface ObservationLog {

    /// Makes one block durable together with the keys of the deliveries it holds.
    ///
    /// @param sequence one more than that of the block before
    /// @param received epoch milliseconds UTC
    /// @throws city.madang.platform.CityException UNAVAILABLE if it is unknown whether the block is durable; a
    ///     caller then reads [#replay] before it appends again
    void append(long sequence, long received, int readings, byte[] content, Collection<String> keys);

    /// Which of these delivery keys belong to a block that is durable, or was within the last seven days.
    Set<String> known(Collection<String> keys);

    /// Reads every block after `sequence`, in order.
    void replay(long sequence, Reader reader);

    /// Forgets delivery keys received before `received`, epoch milliseconds UTC.
    void forgetKeys(long received);

    /// Takes the blocks of a replay.
    @FunctionalInterface
    interface Reader {
        void block(long sequence, long received, byte[] content);
    }
}
