package city.madang.observations;

import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.governance.Disclosure;
import city.madang.governance.Policy;
import city.madang.identity.Viewer;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Says what a viewer sees of things and datastreams: the audience of their source, then the policy of
/// their dataset.
@Service
public class DisclosedDatastreams {

    private final Things things;
    private final Datastreams datastreams;
    private final Sources sources;
    private final Policy policy;

    DisclosedDatastreams(Things things, Datastreams datastreams, Sources sources, Policy policy) {
        this.things = things;
        this.datastreams = datastreams;
        this.sources = sources;
        this.policy = policy;
    }

    /// The view of one viewer: make it once for an answer.
    public View of(Viewer viewer) {
        return new View(viewer, policy.of(viewer));
    }

    /// What one viewer sees.
    public final class View {

        private final Viewer viewer;
        private final Policy.View policyView;

        private View(Viewer viewer, Policy.View policyView) {
            this.viewer = viewer;
            this.policyView = policyView;
        }

        /// Whether the viewer may know of this thing at all.
        public boolean sees(Thing thing) {
            return source(thing).isPresent();
        }

        /// How the results of a datastream are shown; empty if not at all.
        public Optional<Disclosure> disclosure(int datastream) {
            var stream = datastreams.get(datastream);
            var thing = things.get(stream.thing());
            return source(thing)
                    .map(source -> policyView.decide(source.dataset(), stream.property(), thing.district()))
                    .filter(disclosure -> !(disclosure instanceof Disclosure.Mask));
        }

        private Optional<Source> source(Thing thing) {
            return sources.find(thing.source()).filter(source -> viewer.reaches(source.audience()));
        }
    }
}
