package city.madang.live.layers;

import city.madang.catalogue.Boundaries;
import city.madang.catalogue.Layer;
import city.madang.catalogue.Layers;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdiction;
import city.madang.live.Readership;
import city.madang.live.Topic;
import city.madang.live.TopicOffer;
import city.madang.observations.Datastreams;
import city.madang.observations.LiveState;
import city.madang.observations.Things;
import city.madang.platform.Audience;
import city.madang.platform.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Offers a topic for every layer of the pack that has readings.
@Component
final class LayerTopics implements TopicOffer {

    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final Policy policy;
    private final Sources sources;
    private final Boundaries boundaries;

    LayerTopics(
            Layers layers,
            Things things,
            Datastreams datastreams,
            LiveState state,
            Policy policy,
            Sources sources,
            Boundaries boundaries) {
        this.policy = policy;
        this.sources = sources;
        this.boundaries = boundaries;
        var members = LayerMembers.of(things, datastreams);
        var changes = new LayerChanges(() -> LayerChanges.Feed.of(state.follow()));
        for (var layer : layers.list()) {
            if (layer.draw() != Layer.Draw.PLACES) {
                var topic = new LayerTopic(layer, members, changes, (index, readers) -> sight(layer, index, readers));
                topics.put(topic.name(), topic);
            }
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(topics.keySet());
    }

    @Override
    public Optional<Topic> find(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    private LayerSight sight(Layer layer, LayerIndex index, Readership readers) {
        return new LayerSight(
                index,
                layer,
                policy.of(readers.group(), readers.jurisdiction()),
                thing -> readers.group().reaches(audience(thing.source())),
                this::districtMiddle);
    }

    /// Things of a source that the pack names no more are shown to staff only.
    private Audience.Group audience(int source) {
        return sources.find(source).map(Source::audience).orElse(Audience.Group.OFFICIAL);
    }

    private @Nullable Position districtMiddle(@Nullable Position position) {
        return position == null
                ? null
                : boundaries.districtAt(position).map(Jurisdiction::centre).orElse(null);
    }
}
