package city.madang.observations;

import city.madang.observations.log.LogWriter;
import city.madang.platform.CityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;

/// The way into the store of readings for every room that delivers them.
@Service
public class Observations {

    /// Most readings in one batch: a block of this size takes about 60 MB to form.
    private static final int MOST_READINGS = 1_000_000;

    private final LogWriter writer;
    private final Datastreams datastreams;
    private final List<BiConsumer<ReadingBatch, Receipt>> listeners = new CopyOnWriteArrayList<>();

    Observations(LogWriter writer, Datastreams datastreams) {
        this.writer = writer;
        this.datastreams = datastreams;
    }

    /// Stores the readings of a batch, each exactly once, and returns when they are durable.
    ///
    /// A reading is known by its datastream and phenomenon time: delivered again it is a duplicate; delivered again
    /// with another result or quality it is a correction, which is stored and replaces the earlier one. The batch
    /// is stored whole or not at all. Blocks the caller until the commit; meant for virtual threads.
    ///
    /// @throws CityException UNAVAILABLE if the readings cannot be stored now; deliver the same batch again
    ///     later
    /// @throws IllegalArgumentException if a datastream does not exist or a result is not a finite number
    public Receipt store(ReadingBatch batch) {
        check(batch);
        if (batch.size() == 0) {
            return new Receipt(0, 0);
        }
        var receipt = writer.store(batch);
        listeners.forEach(listener -> listener.accept(batch, receipt));
        return receipt;
    }

    /// Calls `listener` with every batch after it became durable, on the thread that delivered it.
    public void onStored(BiConsumer<ReadingBatch, Receipt> listener) {
        listeners.add(listener);
    }

    private void check(ReadingBatch batch) {
        if (batch.size() > MOST_READINGS) {
            throw new CityException(
                    CityException.Category.TOO_LARGE,
                    "A batch of %d readings is above the limit of %d".formatted(batch.size(), MOST_READINGS));
        }
        int count = datastreams.count();
        for (int i = 0; i < batch.size(); i++) {
            int datastream = batch.datastream()[i];
            if (datastream < 0 || datastream >= count) {
                throw new IllegalArgumentException("There is no datastream %d".formatted(datastream));
            }
            if (!Double.isFinite(batch.result()[i])) {
                throw new IllegalArgumentException(
                        "A reading of datastream %d is not a finite number".formatted(datastream));
            }
        }
    }
}
