package city.madang.identity;

import city.madang.platform.CityException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Tells whether the audit trail is as it was written. Each entry's hash covers its content and the hash of
/// the entry before, so that nobody, not even who owns the database, changes, removes or slips in an entry
/// unnoticed: every later hash would have to change, and with it the newest one, which can be written down
/// elsewhere.
///
/// Thread-safe.
@Service
public class AuditChain {

    /// What the first entry hangs on.
    public static final String BEGINNING = "0".repeat(64);

    /// A trail up to this length is checked from its beginning every time; that takes about a second.
    private static final long SHORT = 100_000;

    /// How long the checked part of a longer trail is trusted.
    private static final Duration TRUSTED = Duration.ofHours(1);

    private static final int PORTION = 5_000;

    private final AuditTrail trail;
    private final Clock clock;
    private @Nullable Intact known;
    private Instant whole = Instant.EPOCH;

    AuditChain(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /// What a check found.
    public sealed interface Finding permits Intact, Broken {}

    /// Every entry is as it was written.
    ///
    /// @param first id of the first entry of the chain; 0 if there is none
    /// @param last id of the newest entry; 0 likewise
    /// @param entries how many the chain has
    /// @param head hash of the newest entry, worth writing down elsewhere
    /// @param whole when the chain was last checked from its beginning
    public record Intact(long first, long last, long entries, String head, Instant whole) implements Finding {}

    /// An entry is not as it was written.
    ///
    /// @param entry id of the first such entry
    /// @param intactThrough id of the entry before it; 0 if there is none
    /// @param fault what is wrong with it
    public record Broken(long entry, long intactThrough, Fault fault) implements Finding {}

    /// How a chain can be broken.
    public enum Fault {
        /// The content does not give the hash.
        CHANGED,
        /// The entry does not hang on the one before it: something between was removed, changed or slipped in.
        PARTED,
        /// An entry inside the chain has no hash.
        UNCHAINED
    }

    /// Checks the trail: a short one from its beginning, a long one from where the last check within the hour
    /// ended.
    public Finding check() {
        return check(false);
    }

    /// Checks the trail from its beginning.
    public Finding checkWhole() {
        return check(true);
    }

    private synchronized Finding check(boolean fromBeginning) {
        var now = clock.instant();
        var start = known;
        if (fromBeginning || start == null || start.entries() <= SHORT || now.isAfter(whole.plus(TRUSTED))) {
            whole = now;
            start = new Intact(0, 0, 0, BEGINNING, now);
        }
        var finding = checkFrom(start);
        known = finding instanceof Intact intact ? intact : null;
        return finding;
    }

    private Finding checkFrom(Intact start) {
        long first = start.first();
        long last = start.last();
        long entries = start.entries();
        var head = start.head();
        List<AuditEntry> portion;
        do {
            portion = trail.listAfter(last, PORTION);
            for (var entry : portion) {
                var link = entry.link();
                if (link == null && entries == 0) {
                    last = entry.id();
                    continue;
                }
                var fault = faultOf(entry, link, head);
                if (fault.isPresent()) {
                    return new Broken(entry.id(), entries == 0 ? 0 : last, fault.get());
                }
                head = link == null ? head : link.hash();
                first = entries == 0 ? entry.id() : first;
                last = entry.id();
                entries++;
            }
        } while (portion.size() == PORTION);
        return new Intact(first, entries == 0 ? 0 : last, entries, head, whole);
    }

    private static Optional<Fault> faultOf(AuditEntry entry, AuditEntry.@Nullable Link link, String head) {
        if (link == null) {
            return Optional.of(Fault.UNCHAINED);
        }
        if (!link.previous().equals(head)) {
            return Optional.of(Fault.PARTED);
        }
        return link.hash().equals(hashOf(head, entry)) ? Optional.empty() : Optional.of(Fault.CHANGED);
    }

    /// Finds the entry that has this hash, as somebody wrote it down earlier.
    ///
    /// @throws CityException if `hash` has not the form of one
    public Optional<AuditEntry> find(String hash) {
        var digits = hash.strip().toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{64}")) {
            throw CityException.invalid("A hash has 64 hexadecimal digits, not '%s'".formatted(digits));
        }
        return trail.findByHash(digits);
    }

    /// The hash of an entry: SHA-256 over the 32 bytes of the hash before it and the entry's canonical form.
    static String hashOf(String previous, AuditEntry entry) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(previous));
            digest.update(canonical(entry).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// The content of an entry as one text: id, microseconds since 1970, login, acting for, action, subject,
    /// address, number of details, then name and value of each, in the order of the names. Each part is
    /// written as `<bytes in UTF-8>:<text>,`, an absent one as `-,`, so that no two entries have the same form.
    static String canonical(AuditEntry entry) {
        var text = new StringBuilder();
        put(text, Long.toString(entry.id()));
        put(text, Long.toString(micros(entry.at())));
        put(text, entry.login());
        put(text, entry.actingFor());
        put(text, entry.action());
        put(text, entry.subject());
        put(text, entry.address());
        put(text, Integer.toString(entry.detail().size()));
        new TreeMap<>(entry.detail()).forEach((name, value) -> {
            put(text, name);
            put(text, value);
        });
        return text.toString();
    }

    private static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    private static void put(StringBuilder text, @Nullable String part) {
        if (part == null) {
            text.append("-,");
            return;
        }
        text.append(part.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(part)
                .append(',');
    }
}
