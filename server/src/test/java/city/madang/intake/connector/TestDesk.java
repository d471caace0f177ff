package city.madang.intake.connector;

import city.madang.intake.document.FieldPath;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.mapping.Reason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A desk that keeps what it is given.
final class TestDesk implements Desk {

    final List<SourceRecord> taken = new CopyOnWriteArrayList<>();
    final List<Reason> refused = new CopyOnWriteArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();
    volatile @Nullable RuntimeException failure;

    @Override
    public void take(List<SourceRecord> records) {
        attempts.incrementAndGet();
        var thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        taken.addAll(records);
    }

    @Override
    public void refuse(byte[] document, Reason reason) {
        refused.add(reason);
    }

    List<@Nullable String> texts(String path) {
        return taken.stream()
                .<@Nullable String>map(record -> FieldPath.parse(path).text(record))
                .toList();
    }
}
