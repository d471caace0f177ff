package city.madang.governance;

import city.madang.identity.Viewer;
import city.madang.platform.Audience;
import city.madang.platform.pack.Pack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/// The one decision about what is seen by whom. Compiled from `policy.yaml` of the pack when the server starts.
///
/// A **dataset** is named by its id in the catalogue. A **field** is an observed property (`people`), or for
/// occurrences and places `title`, `text`, `position`, `address`, or a key of their properties. Whatever no rule names
/// is shown to everybody.
@Service
public final class Policy {

    /// Names asked for that are remembered; beyond them a question is answered by going through the rules.
    private static final int REMEMBERED = 20_000;

    private final List<Rule> rules;
    private final Map<String, Map<String, Decision>> decisions = new ConcurrentHashMap<>();
    private final java.util.concurrent.atomic.AtomicInteger remembered =
            new java.util.concurrent.atomic.AtomicInteger();

    /// Compiles `policy.yaml` of the pack.
    ///
    /// @throws CityException if it contradicts itself, with the rule at fault
    @Autowired
    public Policy(Pack pack) {
        this(pack.read("policy.yaml", PolicyFile.class));
    }

    /// Compiles a policy.
    ///
    /// @throws CityException if it contradicts itself, with the rule at fault
    Policy(PolicyFile file) {
        this.rules = file.compile();
    }

    /// What `viewer` may see.
    public View of(Viewer viewer) {
        return new View(viewer.group(), viewer.jurisdiction());
    }

    /// What somebody of `group` who answers for `jurisdiction` may see.
    ///
    /// @param jurisdiction official code; absent for the whole city
    public View of(Audience.Group group, @Nullable String jurisdiction) {
        return new View(group, jurisdiction);
    }

    /// Decides about a field of a record that belongs to no district in particular. See [View].
    public Disclosure decide(Audience.Group group, @Nullable String jurisdiction, String dataset, String field) {
        return of(group, jurisdiction).decide(dataset, field);
    }

    /// Everything that is withheld from anybody, in the order of the policy.
    public List<Withheld> ledger() {
        var entries = new ArrayList<Withheld>();
        for (var rule : rules) {
            for (var group : Audience.Group.values()) {
                if (group == Audience.Group.SOURCE) {
                    continue;
                }
                var elsewhere = rule.decision().of(group, false);
                var own = rule.decision().of(group, true);
                if (!elsewhere.shows() || !own.shows()) {
                    entries.add(new Withheld(rule.dataset(), rule.field(), rule.what(), group, elsewhere, own));
                }
            }
        }
        return List.copyOf(entries);
    }

    private Decision decisionOf(String dataset, String field) {
        var fields = decisions.get(dataset);
        var known = fields == null ? null : fields.get(field);
        if (known != null) {
            return known;
        }
        var found = Decision.SHOWN;
        for (var rule : rules) {
            if (rule.names(dataset, field)) {
                found = rule.decision();
                break;
            }
        }
        if (remembered.get() < REMEMBERED) {
            var first = decisions
                    .computeIfAbsent(dataset, name -> new ConcurrentHashMap<>())
                    .putIfAbsent(field, found);
            if (first == null) {
                remembered.incrementAndGet();
            }
        }
        return found;
    }

    /// The policy for one audience: ask it once an answer, then for every field. A question costs two look-ups.
    public final class View {

        private final Audience.Group group;
        private final @Nullable String jurisdiction;

        private View(Audience.Group group, @Nullable String jurisdiction) {
            this.group = group;
            this.jurisdiction = jurisdiction;
        }

        public Audience.Group group() {
            return group;
        }

        /// Decides about a field of a record that belongs to no district in particular.
        public Disclosure decide(String dataset, String field) {
            return decide(dataset, field, null);
        }

        /// Decides about a field of a record of the district (or neighbourhood) `place`.
        ///
        /// @param place official code; absent if the record belongs to none
        public Disclosure decide(String dataset, String field, @Nullable String place) {
            return decisionOf(dataset, field).of(group, owns(place));
        }

        /// Whether it matters for this viewer and field to which district a record belongs.
        public boolean dependsOnPlace(String dataset, String field) {
            var decision = decisionOf(dataset, field);
            return !decision.of(group, true).equals(decision.of(group, false));
        }

        private boolean owns(@Nullable String place) {
            if (group == Audience.Group.ANYONE) {
                return false;
            }
            return jurisdiction == null || (place != null && place.startsWith(jurisdiction));
        }
    }
}
