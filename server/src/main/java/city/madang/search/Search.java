package city.madang.search;

import city.madang.governance.Policy;
import city.madang.identity.Viewer;
import city.madang.platform.Subject;
import city.madang.search.index.IndexKeeper;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Finds anything in the city that somebody may know of.
@Service
public class Search {

    private final IndexKeeper keeper;
    private final Policy policy;

    Search(IndexKeeper keeper, Policy policy) {
        this.keeper = keeper;
        this.policy = policy;
    }

    /// Finds what `question` asks for, best first.
    public List<Found> find(SearchQuestion question, Viewer viewer) {
        return keeper.index().find(question, policy.of(viewer), viewer.jurisdiction());
    }

    /// The entry of one subject, or nothing if there is none or `viewer` may not know of it.
    public Optional<Found> find(Subject subject, Viewer viewer) {
        return keeper.index().get(subject, policy.of(viewer), viewer.jurisdiction());
    }
}
