package city.madang.indicators.offers;

import city.madang.indicators.goals.Indicators;
import city.madang.indicators.goals.Values;
import city.madang.indicators.pledges.Pledges;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import city.madang.search.SearchEntry;
import city.madang.search.SearchOffer;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Lets indicators and pledges be found.
@Component
final class GoalSearch implements SearchOffer {

    private static final double WEIGHT = 0.7;

    private final Indicators indicators;
    private final Pledges pledges;

    GoalSearch(Indicators indicators, Pledges pledges) {
        this.indicators = indicators;
        this.pledges = pledges;
    }

    @Override
    public String name() {
        return "goals";
    }

    @Override
    public Stream<SearchEntry> entries() {
        return Stream.concat(indicatorEntries(), pledgeEntries());
    }

    private Stream<SearchEntry> indicatorEntries() {
        return indicators.list().list().stream().map(one -> {
            var words = new HashSet<String>();
            one.sdg().forEach(goal -> words.add("SDG " + goal));
            return SearchEntry.of(new Subject(Indicators.KIND, one.id()), one.name())
                    .text(one.definition())
                    .words(words)
                    .dataset(Values.DATASET)
                    .link("/indicators/" + one.id())
                    .weight(WEIGHT);
        });
    }

    private Stream<SearchEntry> pledgeEntries() {
        return pledges.plan().tasks().stream().map(task -> {
            var area = pledges.plan().placeOf(task).getValue().name();
            return SearchEntry.of(task.subject(), task.name())
                    .text(new LocalText(
                            task.about().ko() + " " + area.ko(), task.about().en() + " " + area.en()))
                    .words(Set.of(task.id()))
                    .link("/pledges/" + task.id())
                    .weight(WEIGHT);
        });
    }
}
