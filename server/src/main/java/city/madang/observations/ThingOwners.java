package city.madang.observations;

import city.madang.catalogue.Owned;
import city.madang.catalogue.OwnerOffer;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.platform.Subject;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells who answers for a thing that reports, named like a place, `place:<kind>/<key>` (or `place:thing/<key>` where
/// its kind is not at hand): the office of the source that observes it.
@Component
final class ThingOwners implements OwnerOffer {

    private static final String ANY = "thing";

    private final Things things;
    private final Sources sources;

    ThingOwners(Things things, Sources sources) {
        this.things = things;
        this.sources = sources;
    }

    @Override
    public Optional<Owned> find(Subject subject) {
        int slash = subject.key().indexOf('/');
        if (!subject.kind().equals("place") || slash <= 0) {
            return Optional.empty();
        }
        var kind = subject.key().substring(0, slash);
        return things.find(subject.key().substring(slash + 1))
                .filter(thing -> kind.equals(ANY) || kind.equals(thing.kind()))
                .flatMap(thing -> sources.find(thing.source()).map(source -> owned(thing, source)));
    }

    private static Owned owned(Thing thing, Source source) {
        return new Owned(thing.name(), source.office(), thing.district(), List.of());
    }
}
