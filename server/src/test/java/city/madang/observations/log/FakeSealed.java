package city.madang.observations.log;

import city.madang.observations.ReadingBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sealed readings for tests, without files.
final class FakeSealed implements SealedReadings {

    private final Map<ReadingKey, Held> held = new HashMap<>();

    void hold(int datastream, long time, double result) {
        held.put(new ReadingKey(datastream, time), new Held(result, (byte) 0));
    }

    @Override
    public long generation() {
        return 1;
    }

    @Override
    public boolean mayHold(int datastream, long time) {
        return held.keySet().stream().anyMatch(key -> key.datastream() == datastream);
    }

    @Override
    public Findings find(List<ReadingBatch> batches) {
        return new Findings(1, held);
    }
}
