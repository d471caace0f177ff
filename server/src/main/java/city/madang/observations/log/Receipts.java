package city.madang.observations.log;

import city.madang.observations.Receipt;
import city.madang.observations.log.LogWriter.Delivery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answers that wait for one block to become durable.
final class Receipts {

    private final Set<String> known;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    /// @param known delivery keys that are durable already
    Receipts(Set<String> known) {
        this.known = new HashSet<>(known);
    }

    boolean isKnown(@Nullable String key) {
        return key != null && known.contains(key);
    }

    void add(Delivery delivery, Receipt receipt) {
        deliveries.add(delivery);
        receipts.add(receipt);
        var key = delivery.batch().idempotencyKey();
        if (key != null && known.add(key)) {
            keys.add(key);
        }
    }

    /// The delivery keys that become durable with the block.
    List<String> keys() {
        return keys;
    }

    void answer() {
        for (int i = 0; i < receipts.size(); i++) {
            deliveries.get(i).receipt().complete(receipts.get(i));
        }
    }
}
