package city.madang.situation;

import city.madang.catalogue.Owned;
import city.madang.catalogue.OwnerOffer;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells who answers for a situation: the office of its kind. A drill says in its name that it is one.
@Component
class SituationOwners implements OwnerOffer {

    private final Situations situations;
    private final SituationRules rules;

    SituationOwners(Situations situations, SituationRules rules) {
        this.situations = situations;
        this.rules = rules;
    }

    @Override
    public Optional<Owned> find(Subject subject) {
        return subject.kind().equals("incident") && subject.key().matches("[0-9]{1,18}")
                ? situations.find(Long.parseLong(subject.key())).map(this::owned)
                : Optional.empty();
    }

    private Owned owned(Situation one) {
        var title = one.title();
        return new Owned(
                one.drill() ? new LocalText("[훈련] " + title.ko(), "[Drill] " + title.en()) : title,
                rules.kind(one.kind()).office(),
                one.district(),
                List.of("situation:" + one.id()),
                one.drill());
    }
}
