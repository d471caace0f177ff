package city.madang.observations.lake;

import city.madang.observations.ReadingBatch;
import city.madang.observations.lake.LakeFile.Kind;
import city.madang.observations.log.ReadingKey;
import city.madang.observations.log.SealedReadings;
import city.madang.platform.CityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sealed readings after one seal, as files of the lake.
public final class SealedLake implements SealedReadings {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final long MONTH_MILLIS = 28L * 86_400_000;

    private final LakeSnapshot snapshot;
    private final LakeReader reader;
    private final Map<Long, LakeFile[]> byTime = new HashMap<>();

    public SealedLake(LakeSnapshot snapshot, LakeReader reader) {
        this.snapshot = snapshot;
        this.reader = reader;
        var slices = new HashMap<Long, List<LakeFile>>();
        for (var file : snapshot.files()) {
            if (file.kind() == Kind.RAW) {
                for (long slice = slice(file.from()); slice <= slice(file.to()); slice++) {
                    slices.computeIfAbsent(slice, number -> new ArrayList<>()).add(file);
                }
            }
        }
        slices.forEach((slice, files) -> byTime.put(slice, files.toArray(LakeFile[]::new)));
    }

    public LakeSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public long generation() {
        return snapshot.generation();
    }

    @Override
    public boolean mayHold(int datastream, long time) {
        var files = byTime.get(slice(time));
        if (files == null) {
            return false;
        }
        for (var file : files) {
            if (file.mayHold(datastream, time)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Findings find(List<ReadingBatch> batches) {
        var asked = new ArrayList<ReadingKey>();
        for (var batch : batches) {
            for (int i = 0; i < batch.size(); i++) {
                int datastream = batch.datastream()[i];
                long time = batch.phenomenonTime()[i];
                if (mayHold(datastream, time)) {
                    asked.add(new ReadingKey(datastream, time));
                }
            }
        }
        try {
            return new Findings(generation(), asked.isEmpty() ? Map.of() : look(asked));
        } catch (SQLException e) {
            throw CityException.unavailable("The lake could not be read", RETRY_AFTER, e);
        }
    }

    private Map<ReadingKey, Held> look(List<ReadingKey> asked) throws SQLException {
        long from = asked.stream().mapToLong(ReadingKey::time).min().orElseThrow();
        long to = asked.stream().mapToLong(ReadingKey::time).max().orElseThrow();
        int least = asked.stream().mapToInt(ReadingKey::datastream).min().orElseThrow();
        int most = asked.stream().mapToInt(ReadingKey::datastream).max().orElseThrow();
        var files = reader.healthy(snapshot.plan(Kind.RAW, from, to + 1, least, most));
        return files.isEmpty() ? Map.of() : reader.look(files, asked, from, to);
    }

    private static long slice(long time) {
        return Math.floorDiv(time, MONTH_MILLIS);
    }
}
