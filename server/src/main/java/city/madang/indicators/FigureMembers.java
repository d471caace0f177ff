package city.madang.indicators;

import city.madang.indicators.FigureDefinition.OfReadings;
import city.madang.observations.Datastreams;
import city.madang.observations.Things;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the datastreams of every figure, anew when things or datastreams were registered.
final class FigureMembers {

    private final List<FigureDefinition> definitions;
    private final Areas areas;
    private final Things things;
    private final Datastreams datastreams;
    private List<Members> members = List.of();
    private long version = -1;

    FigureMembers(List<FigureDefinition> definitions, Areas areas, Things things, Datastreams datastreams) {
        this.definitions = definitions;
        this.areas = areas;
        this.things = things;
        this.datastreams = datastreams;
    }

    /// The members of each figure, in their order; of one that is not made of readings, none.
    synchronized List<Members> current() {
        long now = things.version() * 1_000_003 + datastreams.count();
        if (now != version) {
            version = now;
            members = definitions.stream()
                    .map(figure -> figure.origin() instanceof OfReadings of
                            ? of(of)
                            : new Members(new int[0], new int[0], areas.count()))
                    .toList();
        }
        return members;
    }

    private Members of(OfReadings what) {
        var numbers = new ArrayList<Integer>();
        var places = new ArrayList<Integer>();
        for (int number : datastreams.ofProperty(what.property())) {
            var thing = things.get(datastreams.get(number).thing());
            if (isOf(what.kind(), thing.kind())) {
                numbers.add(number);
                places.add(areas.number(thing.district()));
            }
        }
        return new Members(toArray(numbers), toArray(places), areas.count());
    }

    private static boolean isOf(@Nullable String wanted, String kind) {
        return wanted == null || wanted.equals(kind);
    }

    private static int[] toArray(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
