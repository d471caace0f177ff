package city.madang.indicators;

import city.madang.catalogue.Owned;
import city.madang.catalogue.OwnerOffer;
import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.platform.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells who answers for a figure: its office in the pack, or that of its source.
@Component
class FigureOwners implements OwnerOffer {

    private final FigureBoard board;
    private final Sources sources;

    FigureOwners(FigureBoard board, Sources sources) {
        this.board = board;
        this.sources = sources;
    }

    @Override
    public Optional<Owned> find(Subject subject) {
        return subject.kind().equals("figure")
                ? board.definitions().stream()
                        .filter(figure -> figure.id().equals(subject.key()))
                        .findFirst()
                        .flatMap(this::owned)
                : Optional.empty();
    }

    private Optional<Owned> owned(FigureDefinition figure) {
        return Optional.ofNullable(officeOf(figure))
                .map(office -> new Owned(figure.name(), office, null, topicsOf(figure)));
    }

    private @Nullable String officeOf(FigureDefinition figure) {
        var source = figure.source();
        return figure.office() != null || source == null
                ? figure.office()
                : sources.find(source).map(Source::office).orElse(null);
    }

    private static List<String> topicsOf(FigureDefinition figure) {
        var topics = new ArrayList<>(List.of("figures"));
        if (figure.districts()) {
            topics.add("districts");
        }
        return topics;
    }
}
