package city.madang.search.index;

import city.madang.governance.Policy;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// What one audience may find, as conditions of a query: the policy asked once for every dataset.
///
/// @param entries entries of which this audience may know
/// @param texts entries whose text it may read
record Sight(Query entries, Query texts) {

    /// @param jurisdiction official code the audience answers for; absent for the whole city
    static Sight of(Policy.View view, @Nullable String jurisdiction, Collection<String> datasets) {
        var entries = new BooleanQuery.Builder()
                .add(in(EntryDocuments.GROUP, EntryDocuments.groupsUpTo(view.group())), Occur.FILTER);
        withhold("title", view, jurisdiction, datasets, entries);
        var texts = new BooleanQuery.Builder().add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        withhold("text", view, jurisdiction, datasets, texts);
        return new Sight(entries.build(), texts.build());
    }

    private static void withhold(
            String field,
            Policy.View view,
            @Nullable String jurisdiction,
            Collection<String> datasets,
            BooleanQuery.Builder query) {
        var always = new HashSet<String>();
        var elsewhere = new HashSet<String>();
        for (var dataset : datasets) {
            boolean own = view.decide(dataset, field, jurisdiction).shows();
            boolean other = view.decide(dataset, field, null).shows();
            if (!own && !other) {
                always.add(dataset);
            } else if (!other) {
                elsewhere.add(dataset);
            }
        }
        if (!always.isEmpty()) {
            query.add(in(EntryDocuments.DATASET, always), Occur.MUST_NOT);
        }
        if (!elsewhere.isEmpty() && jurisdiction != null) {
            query.add(
                    new BooleanQuery.Builder()
                            .add(in(EntryDocuments.DATASET, elsewhere), Occur.FILTER)
                            .add(new TermQuery(new Term(EntryDocuments.AREA, jurisdiction)), Occur.MUST_NOT)
                            .build(),
                    Occur.MUST_NOT);
        }
    }

    static Query in(String field, Set<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }
}
