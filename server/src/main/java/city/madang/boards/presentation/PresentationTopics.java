package city.madang.boards.presentation;

import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.Topic;
import city.madang.live.TopicOffer;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Offers each running presentation as the topic `presentation:<id>`, for staff.
@Component
final class PresentationTopics implements TopicOffer {

    private static final String PREFIX = "presentation:";

    private final Presentations presentations;

    PresentationTopics(Presentations presentations) {
        this.presentations = presentations;
    }

    /// None: who follows was given the name.
    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public Optional<Topic> find(String name) {
        return name.startsWith(PREFIX)
                ? presentations.find(name.substring(PREFIX.length())).map(one -> new One(name, one.id()))
                : Optional.empty();
    }

    private final class One implements Topic {

        private final String name;
        private final String id;

        One(String name, String id) {
            this.name = name;
            this.id = id;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Audience.Group audience() {
            return Audience.Group.OFFICIAL;
        }

        @Override
        public void writeSnapshot(Readership readers, Moment moment, JsonBytes out) {
            presentations.find(id).ifPresent(one -> write(one, out));
        }

        @Override
        public Follower follow(Readership readers) {
            return new Follower() {
                private long told;

                @Override
                public boolean writeChanges(Moment now, JsonBytes out) {
                    var one = presentations.find(id).orElse(null);
                    if (one == null || one.revision() == told) {
                        return false;
                    }
                    told = one.revision();
                    write(one, out);
                    return true;
                }
            };
        }

        private static void write(Presentation one, JsonBytes out) {
            out.name("id").string(one.id()).name("state").string(one.state());
            out.name("over").bool(one.over());
            text(out.name("host"), one.host());
            out.name("followers").beginArray();
            for (var follower : one.followers()) {
                text(out.beginObject().name("name"), follower.name());
                out.name("looking").bool(follower.looking()).endObject();
            }
            out.endArray();
        }

        private static void text(JsonBytes out, LocalText text) {
            out.beginObject().name("ko").string(text.ko());
            out.name("en").string(text.en()).endObject();
        }
    }
}
