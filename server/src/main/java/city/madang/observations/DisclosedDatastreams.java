package city.madang.observations;

import city.madang.catalogue.Boundaries;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.governance.Disclosure;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Viewer;
import city.madang.platform.Position;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Says what a viewer sees of things and datastreams: the audience of their source, then the policy of
/// their dataset.
@Service
public class DisclosedDatastreams {

    private static final String POSITION = "position";

    /// Where a moving thing is, one number each: shown only where the place itself is.
    private static final Set<String> COORDINATES = Set.of("longitude", "latitude");

    /// Facts of a thing that tell where it is; see docs/api/live.md.
    private static final Set<String> WHEREABOUTS = Set.of("path", "route");

    private final Things things;
    private final Datastreams datastreams;
    private final Sources sources;
    private final Boundaries boundaries;
    private final Policy policy;

    DisclosedDatastreams(
            Things things, Datastreams datastreams, Sources sources, Boundaries boundaries, Policy policy) {
        this.things = things;
        this.datastreams = datastreams;
        this.sources = sources;
        this.boundaries = boundaries;
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

        /// How the results of a datastream are shown; empty if not at all. Half a position has no coarser form:
        /// where the place is not shown as it is, its coordinates are not shown.
        public Optional<Disclosure> disclosure(int datastream) {
            var stream = datastreams.get(datastream);
            var thing = things.get(stream.thing());
            if (COORDINATES.contains(stream.property())
                    && !place(thing).map(Disclosure::shows).orElse(false)) {
                return Optional.empty();
            }
            return source(thing)
                    .map(source -> policyView.decide(source.dataset(), stream.property(), thing.district()))
                    .filter(disclosure -> !(disclosure instanceof Disclosure.Mask));
        }

        /// Where a thing is, as exactly as the viewer may know it; empty if not at all.
        public Optional<Position> position(Thing thing) {
            return place(thing)
                    .flatMap(place -> Optional.ofNullable(thing.position())
                            .map(position -> place.ofPosition(position, this::districtMiddle)));
        }

        /// What else is known of a thing, as far as the viewer may know it.
        public Map<String, String> properties(Thing thing) {
            var shown = new TreeMap<String, String>();
            source(thing)
                    .ifPresent(source -> thing.spec().properties().forEach((name, value) -> {
                        var field = WHEREABOUTS.contains(name) ? POSITION : name;
                        if (policyView
                                .decide(source.dataset(), field, thing.district())
                                .shows()) {
                            shown.put(name, value);
                        }
                    }));
            return shown;
        }

        private Optional<Disclosure> place(Thing thing) {
            return source(thing).map(source -> policyView.decide(source.dataset(), POSITION, thing.district()));
        }

        private @Nullable Position districtMiddle(@Nullable Position position) {
            return position == null
                    ? null
                    : boundaries.districtAt(position).map(Jurisdiction::centre).orElse(null);
        }

        private Optional<Source> source(Thing thing) {
            return sources.find(thing.source()).filter(source -> viewer.reaches(source.audience()));
        }
    }
}
