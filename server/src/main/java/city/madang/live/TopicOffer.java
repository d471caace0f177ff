package city.madang.live;

import java.util.List;
import java.util.Optional;

/// A room's offer of topics to every screen. Any bean of this type is found by the live hub.
///
/// An offer may hold one topic (`incidents`) or a family (`layer:air`, `layer:traffic`, …).
public interface TopicOffer {

    /// The names on offer now, to tell somebody who asked for one that does not exist.
    List<String> names();

    /// The topic of that name, or nothing if this offer has none. Must be quick: it is asked for every name.
    Optional<Topic> find(String name);

    /// An offer of exactly these topics.
    static TopicOffer of(Topic... topics) {
        var all = List.of(topics);
        return new TopicOffer() {
            @Override
            public List<String> names() {
                return all.stream().map(Topic::name).toList();
            }

            @Override
            public Optional<Topic> find(String name) {
                return all.stream().filter(topic -> topic.name().equals(name)).findFirst();
            }
        };
    }
}
