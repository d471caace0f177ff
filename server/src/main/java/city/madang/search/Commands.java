package city.madang.search;

import city.madang.catalogue.City;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.identity.Viewer;
import city.madang.platform.pack.Pack;
import city.madang.search.command.CityNames;
import city.madang.search.command.Grammar;
import city.madang.search.command.Parser;
import city.madang.search.command.WordsFile;
import city.madang.search.index.IndexKeeper;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Understands what people want done, in Korean and English. Holds nothing of what was said.
@Service
public class Commands {

    /// Places that bear the same name, offered at once.
    private static final int MOST_NAMESAKES = 8;

    private final Parser parser;
    private final Clock clock;
    private final City city;

    Commands(
            Pack pack,
            Jurisdictions jurisdictions,
            Offices offices,
            City city,
            List<NameOffer> offers,
            IndexKeeper keeper,
            Clock clock) {
        this.clock = clock;
        this.city = city;
        var named = offers.stream().flatMap(offer -> offer.names().stream()).toList();
        this.parser = new CityNames(jurisdictions, offices.list(), named, pack.read("words.yaml", WordsFile.class))
                .parser(name -> keeper.index().named(name, Set.of("place"), MOST_NAMESAKES));
    }

    /// Reads a sentence.
    public Understanding read(String text, Viewer viewer) {
        return parser.read(text, LocalDateTime.ofInstant(clock.instant(), city.zone()), viewer.group());
    }

    /// Everything that can be said, for those who listen for it.
    public Grammar grammar() {
        return parser.grammar();
    }

    /// Everything that can be said, verb by verb.
    public List<Grammar.Entry> entries() {
        return parser.grammar().entries();
    }
}
