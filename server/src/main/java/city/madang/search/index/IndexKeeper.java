package city.madang.search.index;

import city.madang.catalogue.Dataset;
import city.madang.catalogue.Datasets;
import city.madang.governance.Policy;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import city.madang.platform.Position;
import city.madang.platform.pack.Pack;
import city.madang.search.Found;
import city.madang.search.SearchChanged;
import city.madang.search.SearchOffer;
import city.madang.search.SearchProperties;
import city.madang.search.command.CityNames;
import city.madang.search.command.WordsFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps the index like the offers: reads them when the server is ready, again when they moved on, and
/// takes up what
/// they announce in between. One thread writes.
@Component
public class IndexKeeper implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

    /// Changes that wait to be taken up; an offer that announces more is read again instead.
    private static final int WAITING = 10_000;

    /// Where entries stand that came with a [SearchChanged], until their offer is read.
    private static final String ANNOUNCED = "announced";

    private final List<SearchOffer> offers;
    private final SearchProperties properties;
    private final SearchIndex index;
    private final Map<String, Long> revisions = new HashMap<>();
    private final BlockingQueue<SearchChanged> changes = new LinkedBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile boolean ready;
    private volatile boolean missed;
    private volatile boolean stopped;

    IndexKeeper(
            List<SearchOffer> offers,
            Pack pack,
            Jurisdictions jurisdictions,
            Offices offices,
            Datasets datasets,
            Policy policy,
            MadangProperties run,
            SearchProperties properties) {
        this.offers = List.copyOf(offers);
        this.properties = properties;
        var words = pack.read("words.yaml", WordsFile.class);
        var dictionary = new CityNames(jurisdictions, offices.list(), List.of(), words).dictionary();
        var analyzer = new KoreanAnalyzer(
                dictionary,
                KoreanTokenizer.DecompoundMode.MIXED,
                KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS,
                false);
        var ids = datasets.list().stream().map(Dataset::id).toList();
        var version = Integer.toHexString(words.hashCode()) + "-"
                + Integer.toHexString(jurisdictions.districts().hashCode());
        index = SearchIndex.open(
                run.data().resolve("search"),
                version,
                analyzer,
                policy,
                ids,
                (kept, view) -> shown(kept, view, jurisdictions));
        thread = Thread.ofPlatform().name("search-index").daemon().unstarted(this::run);
    }

    /// The entries. Always answers, while it is read with what it had before.
    public SearchIndex index() {
        return index;
    }

    /// Whether every offer was read since the server started.
    public boolean ready() {
        return ready;
    }

    static Found shown(EntryDocuments.Kept kept, Policy.View view, Jurisdictions jurisdictions) {
        var text = kept.text();
        var place = kept.position();
        var dataset = kept.dataset();
        if (dataset != null) {
            var seen = view.decide(dataset, "text", kept.jurisdiction()).ofValue(text);
            text = seen == null ? LocalText.same("") : seen;
            if (place != null) {
                place = view.decide(dataset, "position", kept.jurisdiction())
                        .ofPosition(place, any -> middleOf(kept.jurisdiction(), jurisdictions));
            }
        }
        return new Found(kept.about(), kept.title(), text, kept.jurisdiction(), place, kept.link());
    }

    private static @Nullable Position middleOf(@Nullable String area, Jurisdictions jurisdictions) {
        return area == null
                ? null
                : jurisdictions.find(area).map(Jurisdiction::centre).orElse(null);
    }

    @EventListener
    void start(ApplicationReadyEvent event) {
        thread.start();
    }

    @EventListener
    void take(SearchChanged change) {
        if (!changes.offer(change)) {
            missed = true;
        }
    }

    private void run() {
        try {
            while (!stopped) {
                read();
                long until = System.nanoTime() + properties.reread().toNanos();
                long left = properties.reread().toNanos();
                while (left > 0 && !stopped) {
                    var change = changes.poll(left, TimeUnit.NANOSECONDS);
                    if (change != null) {
                        index.change(ANNOUNCED, change.entries(), change.gone());
                    }
                    left = until - System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        if (missed) {
            missed = false;
            revisions.clear();
        }
        for (var offer : offers) {
            try {
                long revision = offer.revision();
                var before = revisions.get(offer.name());
                if (before == null || before != revision) {
                    long began = System.nanoTime();
                    int changed;
                    try (var entries = offer.entries()) {
                        changed = index.replace(offer.name(), entries);
                    }
                    revisions.put(offer.name(), revision);
                    if (changed > 0) {
                        LOG.debug(
                                "search offer={} changed={} ms={}",
                                offer.name(),
                                changed,
                                (System.nanoTime() - began) / 1_000_000);
                    }
                }
            } catch (RuntimeException e) {
                LOG.warn("search offer={} cannot be read now: {}", offer.name(), e.toString());
            }
        }
        if (!ready) {
            // What was announced before the last stop and no offer has any more.
            index.replace(ANNOUNCED, java.util.stream.Stream.empty());
            ready = true;
        }
    }

    @Override
    public void destroy() throws IOException, InterruptedException {
        // Never interrupted: that would close the files of the index under its feet.
        stopped = true;
        changes.offer(new SearchChanged(List.of(), List.of()));
        if (thread.isAlive()) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        index.close();
    }
}
