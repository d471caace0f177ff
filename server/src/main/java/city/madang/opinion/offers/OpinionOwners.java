package city.madang.opinion.offers;

import city.madang.catalogue.Owned;
import city.madang.catalogue.OwnerOffer;
import city.madang.opinion.Opinion;
import city.madang.opinion.OpinionRules;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells who answers for a topic: the office of the pack's rule.
@Component
final class OpinionOwners implements OwnerOffer {

    private final Opinion opinion;
    private final OpinionRules rules;

    OpinionOwners(Opinion opinion, OpinionRules rules) {
        this.opinion = opinion;
        this.rules = rules;
    }

    @Override
    public Optional<Owned> find(Subject subject) {
        return subject.kind().equals("topic")
                ? opinion.find(subject.key())
                        .map(topic -> new Owned(
                                LocalText.same(topic.name()), rules.alert().office(), null, List.of("opinion")))
                : Optional.empty();
    }
}
