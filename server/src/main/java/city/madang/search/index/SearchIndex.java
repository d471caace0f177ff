package city.madang.search.index;

import city.madang.governance.Policy;
import city.madang.platform.Audience;
import city.madang.platform.Subject;
import city.madang.search.Found;
import city.madang.search.SearchEntry;
import city.madang.search.SearchQuestion;
import city.madang.search.command.Hangul;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// Entries on disk, and questions to them. Thread-safe. It holds nothing that the offers do not have: a
/// damaged or
/// outdated one is thrown away and made anew.
public final class SearchIndex implements AutoCloseable {

    /// Moved on whenever entries are written differently.
    private static final String FORM = "4";

    /// Memory for entries that are being written, megabytes.
    private static final double BUFFER = 24;

    /// How an entry's position is shown: its decision and its district's middle.
    private final Shown shown;

    private final Analyzer analyzer;
    private final Queries queries;
    private final Policy policy;
    private final Collection<String> datasets;
    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /// Shows an entry to whoever looks.
    @FunctionalInterface
    interface Shown extends BiFunction<EntryDocuments.Kept, Policy.View, Found> {}

    private SearchIndex(
            Path folder, String version, Analyzer analyzer, Policy policy, Collection<String> datasets, Shown shown)
            throws IOException {
        this.analyzer = analyzer;
        this.queries = new Queries(analyzer);
        this.policy = policy;
        this.datasets = List.copyOf(datasets);
        this.shown = shown;
        Files.createDirectories(folder);
        directory = FSDirectory.open(folder);
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer).setRAMBufferSizeMB(BUFFER).setCommitOnClose(true));
        var mark = FORM + "/" + version;
        if (!mark.equals(markOf(writer))) {
            writer.deleteAll();
        }
        writer.setLiveCommitData(Map.of("mark", mark).entrySet());
        writer.commit();
        searchers = new SearcherManager(writer, null);
    }

    /// Opens the index in `folder`, empty if there was none or it was made with another dictionary or form.
    ///
    /// @param version changes with the pack's words
    static SearchIndex open(
            Path folder, String version, Analyzer analyzer, Policy policy, Collection<String> datasets, Shown shown) {
        try {
            try {
                return new SearchIndex(folder, version, analyzer, policy, datasets, shown);
            } catch (CorruptIndexException | IndexFormatTooOldException | IllegalArgumentException e) {
                try (var files = Files.list(folder)) {
                    IOUtils.rm(files.toArray(Path[]::new));
                }
                return new SearchIndex(folder, version, analyzer, policy, datasets, shown);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String markOf(IndexWriter writer) {
        var data = writer.getLiveCommitData();
        if (data == null) {
            return null;
        }
        for (var entry : data) {
            if (entry.getKey().equals("mark")) {
                return entry.getValue();
            }
        }
        return null;
    }

    /// Puts new and changed entries in and takes those away that an offer no longer has.
    ///
    /// @return how many were written or taken away
    public int replace(String offer, Stream<SearchEntry> entries) {
        try {
            var before = digests(offer);
            int changes = 0;
            for (var all = entries.iterator(); all.hasNext(); ) {
                var entry = all.next();
                var digest = before.remove(entry.subject().toString());
                if (digest == null || digest != EntryDocuments.digest(entry)) {
                    write(offer, entry, digest == null && before.isEmpty());
                    changes++;
                }
            }
            for (var gone : before.keySet()) {
                writer.deleteDocuments(new Term(EntryDocuments.ID, gone));
                changes++;
            }
            refresh(changes > 0);
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts changed entries in and takes others away; they are found when this returns.
    public void change(String offer, List<SearchEntry> entries, List<Subject> gone) {
        try {
            for (var entry : entries) {
                write(offer, entry, false);
            }
            for (var subject : gone) {
                writer.deleteDocuments(new Term(EntryDocuments.ID, subject.toString()));
            }
            refresh(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String offer, SearchEntry entry, boolean surelyNew) throws IOException {
        boolean exact = entry.dataset() == null
                || policy.of(Audience.Group.ANYONE, null)
                        .decide(entry.dataset(), "position")
                        .shows();
        var document = EntryDocuments.of(entry, offer, exact);
        if (surelyNew) {
            writer.addDocument(document);
        } else {
            writer.updateDocument(new Term(EntryDocuments.ID, entry.subject().toString()), document);
        }
    }

    private void refresh(boolean keep) throws IOException {
        if (keep) {
            writer.commit();
        }
        searchers.maybeRefreshBlocking();
    }

    /// What an offer has in the index: digests by subject.
    private Map<String, Long> digests(String offer) throws IOException {
        var digests = new HashMap<String, Long>();
        var searcher = searchers.acquire();
        try {
            var weight = searcher.createWeight(
                    searcher.rewrite(new TermQuery(new Term(EntryDocuments.OFFER, offer))),
                    ScoreMode.COMPLETE_NO_SCORES,
                    1);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                var scorer = weight.scorer(leaf);
                if (scorer == null) {
                    continue;
                }
                var kept = DocValues.getNumeric(leaf.reader(), EntryDocuments.DIGEST);
                var live = leaf.reader().getLiveDocs();
                var stored = leaf.reader().storedFields();
                var documents = scorer.iterator();
                for (int id = documents.nextDoc(); id != Integer.MAX_VALUE; id = documents.nextDoc()) {
                    if ((live == null || live.get(id)) && kept.advanceExact(id)) {
                        var subject =
                                stored.document(id, Set.of(EntryDocuments.ID)).get(EntryDocuments.ID);
                        digests.put(subject, kept.longValue());
                    }
                }
            }
        } finally {
            searchers.release(searcher);
        }
        return digests;
    }

    /// What `view` may find, best first.
    ///
    /// @param jurisdiction official code the viewer answers for; absent for the whole city
    public List<Found> find(SearchQuestion question, Policy.View view, @Nullable String jurisdiction) {
        if (Hangul.squeezed(question.text()).isEmpty()) {
            return List.of();
        }
        var sight = Sight.of(view, jurisdiction, datasets);
        try {
            var searcher = searchers.acquire();
            try {
                var kept = new LinkedHashMap<String, Found>();
                take(searcher, queries.of(question, sight, false), question, view, kept);
                if (kept.size() < question.limit()) {
                    take(searcher, queries.of(question, sight, true), question, view, kept);
                }
                return List.copyOf(new ArrayList<>(kept.values()).subList(0, Math.min(question.limit(), kept.size())));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(
            IndexSearcher searcher, Query query, SearchQuestion question, Policy.View view, Map<String, Found> found)
            throws IOException {
        TopDocs best = searcher.search(query, question.limit());
        for (var hit : best.scoreDocs) {
            var kept = EntryDocuments.read(searcher.storedFields().document(hit.doc));
            found.computeIfAbsent(kept.subject(), any -> shown.apply(kept, view));
        }
    }

    /// Subjects of some kinds that have exactly this name, most wanted first.
    public List<Subject> named(String squeezed, Set<String> kinds, int limit) {
        try {
            var searcher = searchers.acquire();
            try {
                var query = new BooleanQuery.Builder()
                        .add(new TermQuery(new Term(EntryDocuments.WHOLE, squeezed)), Occur.FILTER)
                        .add(Sight.in(EntryDocuments.KIND, kinds), Occur.FILTER)
                        .add(FeatureField.newLinearQuery(EntryDocuments.WANTED, EntryDocuments.WEIGHT, 1), Occur.SHOULD)
                        .build();
                var subjects = new ArrayList<Subject>();
                for (var hit : searcher.search(query, limit).scoreDocs) {
                    subjects.add(EntryDocuments.read(searcher.storedFields().document(hit.doc))
                            .about());
                }
                return subjects;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The entry of a subject, as somebody with `view` may see it; nothing if there is none or they may not
    /// know of it.
    public Optional<Found> get(Subject subject, Policy.View view, @Nullable String jurisdiction) {
        try {
            var searcher = searchers.acquire();
            try {
                var query = new BooleanQuery.Builder()
                        .add(new TermQuery(new Term(EntryDocuments.ID, subject.toString())), Occur.FILTER)
                        .add(Sight.of(view, jurisdiction, datasets).entries(), Occur.FILTER)
                        .build();
                var hits = searcher.search(query, 1).scoreDocs;
                return hits.length == 0
                        ? Optional.empty()
                        : Optional.of(shown.apply(
                                EntryDocuments.read(searcher.storedFields().document(hits[0].doc)), view));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many entries there are.
    public int size() {
        return writer.getDocStats().numDocs;
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
        analyzer.close();
    }
}
