package city.madang.indicators.offers;

import city.madang.catalogue.Owned;
import city.madang.catalogue.OwnerOffer;
import city.madang.indicators.goals.Indicators;
import city.madang.indicators.pledges.Plan;
import city.madang.indicators.pledges.Pledges;
import city.madang.platform.Subject;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Knows who answers for indicators and pledges: the office that owns them.
@Component
final class GoalOwners implements OwnerOffer {

    private final Indicators indicators;
    private final Pledges pledges;

    GoalOwners(Indicators indicators, Pledges pledges) {
        this.indicators = indicators;
        this.pledges = pledges;
    }

    @Override
    public Optional<Owned> find(Subject subject) {
        return switch (subject.kind()) {
            case Indicators.KIND ->
                indicators
                        .list()
                        .find(subject.key())
                        .map(one -> new Owned(one.name(), one.office(), null, List.of("indicators")));
            case Plan.KIND ->
                pledges.plan()
                        .find(subject.key())
                        .map(one -> new Owned(one.name(), one.office(), null, List.of("pledges")));
            default -> Optional.empty();
        };
    }
}
