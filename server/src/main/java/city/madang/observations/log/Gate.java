package city.madang.observations.log;

import city.madang.platform.Alarms;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Says whether readings can be taken in now, and raises the alarm that tells why not.
///
/// Several reasons may hold at once; the gate opens when the last one is gone. Reading takes no lock.
public final class Gate {

    public static final String DATABASE_AWAY = "database-away";
    public static final String DISK_FULL = "disk-full";
    public static final String SEALING_BEHIND = "sealing-behind";

    private static final Map<String, LocalText> REASONS = Map.of(
            DATABASE_AWAY,
            new LocalText(
                    "데이터베이스에 연결할 수 없어 새 관측값을 받지 않습니다.",
                    "The database is away: new readings are refused until it is back."),
            DISK_FULL,
            new LocalText(
                    "디스크가 거의 찼습니다. 공간이 생길 때까지 새 관측값을 받지 않습니다.",
                    "The disk is almost full: new readings are refused until there is space."),
            SEALING_BEHIND,
            new LocalText(
                    "관측값 봉인이 밀려 새 관측값을 받지 않습니다.",
                    "Sealing has fallen behind: new readings are refused until it catches up."));

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Alarms alarms;
    private final Path folder;
    private final long minimumFree;
    private final TreeMap<String, String> closed = new TreeMap<>();
    private volatile @Nullable String refusal;

    public Gate(Alarms alarms, Path folder, long minimumFree) {
        this.alarms = alarms;
        this.folder = folder;
        this.minimumFree = minimumFree;
    }

    /// @throws CityException UNAVAILABLE if readings cannot be taken in now
    public void check() {
        var reason = refusal;
        if (reason != null) {
            throw CityException.unavailable(reason, RETRY_AFTER, null);
        }
    }

    public synchronized boolean isClosedBy(String reason) {
        return closed.containsKey(reason);
    }

    public synchronized void close(String reason) {
        var text = REASONS.getOrDefault(reason, LocalText.same(reason));
        closed.put(reason, text.en());
        refusal = closed.firstEntry().getValue();
        alarms.raise(reason, text);
    }

    public synchronized void open(String reason) {
        if (closed.remove(reason) != null) {
            alarms.clear(reason);
        }
        refusal = closed.isEmpty() ? null : closed.firstEntry().getValue();
    }

    /// Closes or opens the gate by the free space of the data folder.
    void checkDisk() {
        long free = folder.toFile().getUsableSpace();
        if (free > 0 && free < minimumFree) {
            close(DISK_FULL);
        } else {
            open(DISK_FULL);
        }
    }
}
