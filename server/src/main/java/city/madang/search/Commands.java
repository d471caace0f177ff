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
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Service;

/// Understands what people want done, in Korean and English. Holds nothing of what was said.
@Service
public class Commands implements SmartInitializingSingleton {

    /// Places that bear the same name, offered at once.
    private static final int MOST_NAMESAKES = 8;

    /// Made beside the rest of the start: the words of the grammar are looked up in a dictionary of Korean.
    private final CompletableFuture<Parser> parser;
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
        var words = pack.read("words.yaml", WordsFile.class);
        this.parser = CompletableFuture.supplyAsync(() -> {
            var named = offers.stream().flatMap(offer -> offer.names().stream()).toList();
            return new CityNames(jurisdictions, offices.list(), named, words)
                    .parser(name -> keeper.index().named(name, Set.of("place"), MOST_NAMESAKES));
        });
    }

    /// A grammar that cannot be made ends the start.
    @Override
    public void afterSingletonsInstantiated() {
        parser.join();
    }

    /// Reads a sentence.
    public Understanding read(String text, Viewer viewer) {
        return parser.join().read(text, LocalDateTime.ofInstant(clock.instant(), city.zone()), viewer.group());
    }

    /// Everything that can be said, for those who listen for it.
    public Grammar grammar() {
        return parser.join().grammar();
    }

    /// Everything that can be said, verb by verb.
    public List<Grammar.Entry> entries() {
        return parser.join().grammar().entries();
    }
}
