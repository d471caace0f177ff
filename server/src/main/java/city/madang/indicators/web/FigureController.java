package city.madang.indicators.web;

import city.madang.identity.Viewers;
import city.madang.indicators.Figure;
import city.madang.indicators.Figures;
import city.madang.live.Readership;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/figures`: the figures of the city or of one district, now.
@RestController
class FigureController {

    private final Figures figures;

    FigureController(Figures figures) {
        this.figures = figures;
    }

    /// The whole answer.
    record Answer(@Nullable String district, List<FigureView> figures) {}

    /// A figure in JSON, the same fields as in the live topic `figures`.
    ///
    /// @param time epoch seconds
    /// @param age seconds
    record FigureView(
            String id,
            LocalText name,
            LocalText unit,
            int decimals,
            @Nullable Double value,
            @Nullable Long time,
            List<@Nullable Double> trend,
            @Nullable Double yesterday,
            @Nullable Double lastWeek,
            @Nullable Double target,
            String better,
            String state,
            @Nullable Long age,
            boolean late,
            Figure.@Nullable Party source,
            Figure.@Nullable Party office,
            @Nullable String topic,
            @Nullable String property) {

        static FigureView of(Figure figure) {
            var time = figure.time();
            var age = figure.age();
            return new FigureView(
                    figure.id(),
                    figure.name(),
                    figure.unit(),
                    figure.decimals(),
                    figure.value(),
                    time == null ? null : time.getEpochSecond(),
                    figure.trend(),
                    figure.yesterday(),
                    figure.lastWeek(),
                    figure.target(),
                    figure.better().name().toLowerCase(Locale.ROOT),
                    figure.state().name().toLowerCase(Locale.ROOT),
                    age == null ? null : age.toSeconds(),
                    figure.late(),
                    figure.source(),
                    figure.office(),
                    figure.topic(),
                    figure.property());
        }
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/api/figures")
    Answer figures(@RequestParam(required = false) @Nullable String district) {
        var readers = Readership.of(Viewers.current());
        var all = district == null ? figures.city(readers) : figures.district(district, readers);
        return new Answer(district, all.stream().map(FigureView::of).toList());
    }
}
