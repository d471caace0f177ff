package city.madang.live;

import city.madang.platform.Audience;
import java.time.Duration;

/// One part of the live picture that screens ask for by name, such as `figures` or `layer:air`.
///
/// A topic writes a snapshot, and for the live hub the changes since. Both are fields of a JSON object that is open
/// already. Changes name whole rows as they are now, never differences, so that a row which arrives twice or in a
/// newer form than its version does no harm. Implementations are thread-safe; [RowsTopic] is the easy way to one.
public interface Topic {

    String name();

    /// The widest group that may ask for it. What each group sees of it is decided while writing.
    default Audience.Group audience() {
        return Audience.Group.ANYONE;
    }

    /// How often the hub looks for changes while somebody watches.
    default Duration pace() {
        return Duration.ofMillis(250);
    }

    /// Writes the whole topic as it stands at `moment`, seen by `readers`.
    void writeSnapshot(Readership readers, Moment moment, JsonBytes out);

    /// Starts to follow the live city for `readers`: the first call of the follower tells what changed since now.
    Follower follow(Readership readers);

    /// Watches a topic for one readership. Called by one thread at a time.
    interface Follower extends AutoCloseable {

        /// Writes what changed since the last call.
        ///
        /// @return false, having written nothing, if nothing changed
        boolean writeChanges(Moment now, JsonBytes out);

        @Override
        default void close() {}
    }
}
