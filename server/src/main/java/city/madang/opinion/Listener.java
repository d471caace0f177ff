package city.madang.opinion;

import city.madang.catalogue.Source;
import city.madang.catalogue.Sources;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.observations.StoredOccurrence;
import city.madang.opinion.analysis.Corpus;
import city.madang.opinion.analysis.Lexicon;
import city.madang.opinion.analysis.TermReader;
import city.madang.opinion.analysis.Text;
import city.madang.opinion.analysis.Text.Stream;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.search.TextReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds the texts of the last days. Only what the policy shows to everybody is ever taken, so that whatever is
/// computed from it may be shown to everybody. Used by one thread.
final class Listener {

    /// How far back texts are kept: seven days to compare with, and today.
    static final Duration KEPT = Duration.ofDays(8);

    /// Texts that are kept; at some 3 kB each, 60 MB of memory.
    static final int MOST = 20_000;

    /// The category by which a source says that its articles are public posts.
    private static final String SOCIAL = "social";

    private final Policy.View everybody;
    private final Sources sources;
    private final Corpus corpus;
    private final Map<Long, Article> articles = new HashMap<>();

    Listener(TextReader reader, Jurisdictions jurisdictions, List<String> ignored, Policy policy, Sources sources) {
        this.everybody = policy.of(Audience.Group.ANYONE, null);
        this.sources = sources;
        var terms = new TermReader(reader, Lexicon.standard(), places(jurisdictions), new HashSet<>(ignored));
        this.corpus = new Corpus(terms, MOST, KEPT.toMillis());
    }

    Corpus corpus() {
        return corpus;
    }

    /// The article of a text.
    @Nullable
    Article article(Text text) {
        return articles.get(text.id());
    }

    int size() {
        return articles.size();
    }

    /// Takes an occurrence of the kind `article`, unless it is too old or not for everybody.
    void take(StoredOccurrence stored, Instant now) {
        var one = stored.occurrence();
        var source = sources.find(one.source()).orElse(null);
        if (source == null
                || source.audience() != Audience.Group.ANYONE
                || one.time().isBefore(now.minus(KEPT))
                || one.time().isAfter(now.plusSeconds(60))) {
            return;
        }
        var title = shown(source, "title", one.district(), one.title());
        if (title == null || (title.ko().isBlank() && title.en().isBlank())) {
            return;
        }
        var text = shown(source, "text", one.district(), one.text());
        var stream = one.category().equals(SOCIAL) ? Stream.SOCIAL : Stream.PRESS;
        corpus.add(stored.id(), one.time().toEpochMilli(), stream, words(title, text), one.district());
        articles.put(
                stored.id(),
                new Article(
                        stored.id(),
                        one.source(),
                        stream,
                        title,
                        one.time(),
                        one.link(),
                        stream == Stream.PRESS ? one.properties().get("paper") : null,
                        one.district()));
    }

    /// Forgets what is too old or too much.
    void trim(Instant now) {
        corpus.trim(now.toEpochMilli()).forEach(articles::remove);
    }

    /// What is read of a text: its title and what follows, unless that only says the title again. Where a source gives
    /// both languages, Korean is read.
    private static String words(LocalText title, @Nullable LocalText text) {
        var head = title.ko().isBlank() ? title.en() : title.ko();
        var body = text == null ? "" : text.ko().isBlank() ? text.en() : text.ko();
        return body.isBlank() || body.contains(head) || head.contains(body)
                ? (body.length() > head.length() ? body : head)
                : head + "\n" + body;
    }

    private @Nullable LocalText shown(Source source, String field, @Nullable String district, LocalText value) {
        return everybody.decide(source.dataset(), field, district).ofValue(value);
    }

    /// Names of districts and neighbourhoods as texts have them. A name that stands for several districts tells none.
    private static Map<String, String> places(Jurisdictions jurisdictions) {
        var places = new HashMap<String, String>();
        for (var district : jurisdictions.districts()) {
            for (var area : jurisdictions.inside(district.code())) {
                name(places, area.name().ko().replaceAll("[0-9·.]+(?=동|가동)", ""), district.code());
                name(places, english(area.name().en()), district.code());
            }
        }
        for (var district : jurisdictions.list(Level.DISTRICT)) {
            places.put(district.name().ko(), district.code());
            places.put(english(district.name().en()), district.code());
        }
        return places;
    }

    /// `Sinsa 2-dong` is `sinsa` in a text.
    private static String english(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[ 0-9·.,-]*(?:ga-)?-?(?:dong|gu)$", "")
                .strip();
    }

    private static void name(Map<String, String> places, String name, String district) {
        if (name.length() >= 2) {
            places.merge(name, district, (one, other) -> one.equals(other) ? one : "");
        }
    }
}
