package city.madang.intake.reception;

import city.madang.intake.mapping.MappedOccurrence;
import city.madang.intake.mapping.MappedPlace;
import city.madang.observations.DatastreamSpec;
import city.madang.observations.ReadingBatch;
import city.madang.observations.Receipt;
import city.madang.observations.ThingSpec;
import java.util.List;

/// The rooms below, as far as intake fills them. Each method returns when what it was given is durable.
///
/// All throw a [city.madang.platform.CityException] UNAVAILABLE if that is impossible now.
public interface Storage {

    /// Numbers of the things, in order.
    ///
    /// @param owner what becomes of a thing that another source observes already
    int[] things(List<ThingSpec> specs, Owner owner);

    /// Whether exactly this is known of the thing already.
    boolean knows(ThingSpec spec);

    /// Whose a thing is that two sources observe.
    enum Owner {
        /// The source is alive: what it says of the thing counts.
        THIS,
        /// The source is an archive: what another source says of the thing stays.
        WHOEVER_HAS_IT
    }

    /// Numbers of the datastreams, in order.
    int[] datastreams(List<DatastreamSpec> specs);

    Receipt readings(ReadingBatch batch);

    Receipt occurrences(int source, List<MappedOccurrence> occurrences);

    Receipt places(int source, List<MappedPlace> places);
}
