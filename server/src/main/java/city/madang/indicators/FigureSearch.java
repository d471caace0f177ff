package city.madang.indicators;

import city.madang.catalogue.Sources;
import city.madang.platform.Audience;
import city.madang.platform.Subject;
import city.madang.search.NameOffer;
import city.madang.search.SearchEntry;
import city.madang.search.SearchOffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Lets figures be found and named in commands.
@Component
final class FigureSearch implements SearchOffer, NameOffer {

    private final FigureBoard board;
    private final Sources sources;

    FigureSearch(FigureBoard board, Sources sources) {
        this.board = board;
        this.sources = sources;
    }

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public Stream<SearchEntry> entries() {
        return board.definitions().stream()
                .map(figure -> SearchEntry.of(new Subject("figure", figure.id()), figure.name())
                        .words(Set.of(figure.id()))
                        .audience(audience(figure))
                        .link("/office?figure=" + figure.id())
                        .weight(0.9));
    }

    /// Sources are registered after this room was made, so it is read again when they are.
    @Override
    public long revision() {
        return sources.list().size();
    }

    @Override
    public List<Named> names() {
        return board.definitions().stream()
                .map(figure -> new Named("figure", figure.id(), figure.name()))
                .toList();
    }

    private Audience.Group audience(FigureDefinition figure) {
        var source = figure.source();
        return source == null
                ? Audience.Group.ANYONE
                : sources.find(source).map(found -> found.audience()).orElse(Audience.Group.ANYONE);
    }
}
