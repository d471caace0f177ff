package city.madang.indicators;

import city.madang.indicators.FigureDefinition.OfOccurrences;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.observations.History;
import city.madang.observations.LiveState;
import city.madang.observations.StateView;
import city.madang.platform.CityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way into the city's figures for other rooms and for pages. Computed at most once a second, from the newest
/// readings in memory; the past of a figure is computed the same way from past states. Thread-safe.
public class Figures {

    /// How long computed figures are good for.
    private static final long LAST_NANOS = 1_000_000_000;

    private final FigureBoard board;
    private final FigureCalculator calculator;
    private final FigureMembers members;
    private final HappeningLists lists;
    private final Happenings happenings;
    private final LiveState live;
    private final History history;
    private final Clock clock;
    private final HourBook hours;
    private @Nullable FigureValues current;
    private long computed;
    private volatile long revision;

    Figures(
            FigureBoard board,
            FigureCalculator calculator,
            FigureMembers members,
            HappeningLists lists,
            Happenings happenings,
            LiveState live,
            History history,
            Clock clock) {
        this.board = board;
        this.calculator = calculator;
        this.members = members;
        this.lists = lists;
        this.happenings = happenings;
        this.live = live;
        this.history = history;
        this.clock = clock;
        this.hours = new HourBook(hour -> past(history.stateAt(Instant.ofEpochMilli(hour))));
    }

    /// A district and its figures by number.
    ///
    /// @param values in the order of [#districtFigures]; NaN where unknown or withheld
    record District(String code, double[] values) {}

    /// The figures of the whole city now, as `readers` may see them.
    public List<Figure> city(Readership readers) {
        return board.figures(now(), hours, Areas.CITY, readers);
    }

    /// The figures of a district now.
    ///
    /// @throws CityException if there is no such district
    public List<Figure> district(String code, Readership readers) {
        return board.figures(now(), hours, area(code), readers);
    }

    /// The figures of an area at a moment.
    List<Figure> at(Moment moment, int area, Readership readers) {
        return board.figures(values(moment), hours, area, readers);
    }

    /// Numbers of the figures that exist by district and that `readers` may see somewhere.
    List<Integer> districtFigures(Readership readers) {
        var numbers = new ArrayList<Integer>();
        for (int number = 0; number < board.definitions().size(); number++) {
            var definition = board.definitions().get(number);
            if (definition.districts() && board.visible(definition, readers)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /// Every district with the value of each of these figures.
    List<District> districts(Moment moment, List<Integer> figures, Readership readers) {
        var values = values(moment);
        var all = new ArrayList<District>();
        for (int area = 1; area < board.areas().count(); area++) {
            var row = new double[figures.size()];
            for (int i = 0; i < row.length; i++) {
                var definition = board.definitions().get(figures.get(i));
                row[i] =
                        FigureBoard.seen(values.get(figures.get(i), area), board.disclosure(definition, area, readers));
            }
            all.add(new District(board.areas().districts().get(area - 1), row));
        }
        return all;
    }

    FigureDefinition definition(int number) {
        return board.definitions().get(number);
    }

    List<String> districtCodes() {
        return board.areas().districts();
    }

    /// The number of a district.
    ///
    /// @throws CityException if there is no such district
    int area(String code) {
        int area = board.areas().number(code);
        if (area == Areas.CITY) {
            throw CityException.notFound("There is no district '%s'".formatted(code));
        }
        return area;
    }

    /// Moves when figures were computed anew, or their past was.
    long revision() {
        now();
        return revision + hours.version();
    }

    /// Writes up what trends and comparisons of now need. Takes as long as the lake needs to answer.
    void prepareHours() {
        long moment = clock.millis();
        hours.prepare(moment, moment);
    }

    private FigureValues values(Moment moment) {
        if (!moment.past()) {
            return now();
        }
        hours.prepare(moment.epochMillis(), clock.millis());
        return past(moment.state());
    }

    private synchronized FigureValues now() {
        var known = current;
        long time = System.nanoTime();
        if (known == null || time - computed >= LAST_NANOS) {
            known = calculator.compute(frozen(), members.current(), of -> lists.now(of.kind()));
            current = known;
            computed = time;
            revision++;
        }
        return known;
    }

    private FigureValues past(StateView state) {
        return calculator.compute(state, members.current(), of -> happened(of, state.asOf()));
    }

    private List<Happening> happened(OfOccurrences of, long moment) {
        return lists.at(of.kind(), moment, happenings.from(of, moment));
    }

    /// The live state with a clock that stands still, so that all figures speak of one moment.
    private StateView frozen() {
        long moment = live.asOf();
        return new StateView() {
            @Override
            public long asOf() {
                return moment;
            }

            @Override
            public int size() {
                return live.size();
            }

            @Override
            public long time(int datastream) {
                return live.time(datastream);
            }

            @Override
            public double result(int datastream) {
                return live.result(datastream);
            }

            @Override
            public byte quality(int datastream) {
                return live.quality(datastream);
            }
        };
    }
}
