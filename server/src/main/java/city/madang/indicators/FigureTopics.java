package city.madang.indicators;

import city.madang.live.JsonBytes;
import city.madang.live.Moment;
import city.madang.live.Readership;
import city.madang.live.RowsTopic;
import city.madang.live.Topic;
import city.madang.live.TopicOffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Offers `figures`, `figures:<district>` and `districts` to live screens.
@Component
final class FigureTopics implements TopicOffer {

    private final Map<String, Topic> topics = new LinkedHashMap<>();

    FigureTopics(Figures figures) {
        add(new Board("figures", figures, Areas.CITY));
        add(new Districts(figures));
        for (var code : figures.districtCodes()) {
            add(new Board("figures:" + code, figures, figures.area(code)));
        }
    }

    @Override
    public List<String> names() {
        return List.of("figures", "districts", "figures:<district>");
    }

    @Override
    public Optional<Topic> find(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    private void add(Topic topic) {
        topics.put(topic.name(), topic);
    }

    /// All figures of one area.
    private static final class Board extends RowsTopic {

        private final Figures figures;
        private final int area;

        Board(String name, Figures figures, int area) {
            super(name, "figures");
            this.figures = figures;
            this.area = area;
        }

        @Override
        protected List<Row> rows(Readership readers, Moment moment) {
            return figures.at(moment, area, readers).stream()
                    .map(FigureWriter::row)
                    .toList();
        }

        @Override
        protected long revision() {
            return figures.revision();
        }
    }

    /// One row for each district: the value of every figure that exists by district.
    private static final class Districts extends RowsTopic {

        private final Figures figures;

        Districts(Figures figures) {
            super("districts", "rows");
            this.figures = figures;
        }

        /// Maps and rankings need no second hand.
        @Override
        public Duration pace() {
            return Duration.ofSeconds(1);
        }

        @Override
        protected void writeHead(Readership readers, Moment moment, JsonBytes out) {
            out.name("figures").beginArray();
            figures.districtFigures(readers)
                    .forEach(number -> out.string(figures.definition(number).id()));
            out.endArray();
        }

        @Override
        protected List<Row> rows(Readership readers, Moment moment) {
            var numbers = figures.districtFigures(readers);
            var rows = new ArrayList<Row>();
            for (var district : figures.districts(moment, numbers, readers)) {
                var out = new JsonBytes().beginArray();
                out.string(district.code()).beginArray();
                for (int i = 0; i < numbers.size(); i++) {
                    out.number(
                            district.values()[i],
                            figures.definition(numbers.get(i)).decimals() + 1);
                }
                rows.add(Row.of(district.code(), out.endArray().endArray()));
            }
            return rows;
        }

        @Override
        protected long revision() {
            return figures.revision();
        }
    }
}
