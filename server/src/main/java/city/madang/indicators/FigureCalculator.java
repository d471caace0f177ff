package city.madang.indicators;

import city.madang.indicators.FigureDefinition.OfOccurrences;
import city.madang.indicators.FigureDefinition.OfReadings;
import city.madang.observations.StateView;
import java.util.List;
import java.util.function.Function;

/// Computes all figures of all areas from a state of the city: the same for now and for any past moment.
final class FigureCalculator {

    private final List<FigureDefinition> definitions;
    private final Areas areas;
    private final Happenings happenings;

    FigureCalculator(List<FigureDefinition> definitions, Areas areas, Happenings happenings) {
        this.definitions = definitions;
        this.areas = areas;
        this.happenings = happenings;
    }

    /// @param members of each figure, in their order
    /// @param lists what happened, for a figure of occurrences
    FigureValues compute(StateView state, List<Members> members, Function<OfOccurrences, List<Happening>> lists) {
        var values = new FigureValues(state.asOf(), definitions.size(), areas.count());
        var scratch = new double[members.stream().mapToInt(Members::size).max().orElse(0)];
        for (int figure = 0; figure < definitions.size(); figure++) {
            var definition = definitions.get(figure);
            int last = definition.districts() ? areas.count() : 1;
            switch (definition.origin()) {
                case OfReadings of -> {
                    for (int area = 0; area < last; area++) {
                        values.set(figure, area, compute(of, members.get(figure), state, area, scratch));
                    }
                }
                case OfOccurrences of -> {
                    var results = happenings.compute(of, lists.apply(of), state.asOf());
                    for (int area = 0; area < last; area++) {
                        values.set(figure, area, results[area]);
                    }
                }
            }
        }
        return values;
    }

    private static Members.Result compute(
            OfReadings what, Members members, StateView state, int area, double[] scratch) {
        var plain = members.compute(
                state, area, what.aggregate(), what.threshold(), what.fresh().toMillis(), scratch);
        return new Members.Result(plain.value() * what.scale(), plain.newest(), plain.fresh(), plain.parts());
    }
}
