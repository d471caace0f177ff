package city.madang.search.index;

import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.Subject;
import city.madang.search.SearchEntry;
import city.madang.search.command.Hangul;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// How an entry is written into the index.
final class EntryDocuments {

    static final String ID = "id";
    static final String OFFER = "offer";
    static final String KIND = "kind";
    static final String GROUP = "group";
    static final String DATASET = "dataset";
    static final String AREA = "area";
    /// Titles and words, as an analyser takes them apart.
    static final String NAME = "name";
    /// Whole titles and words without spaces.
    static final String WHOLE = "whole";
    /// The same and each of their words, letter by letter.
    static final String WORD = "word";
    /// The first letters of those; and of the initials of their syllables, after a colon.
    static final String EDGE = "edge";
    static final String TEXT = "text";
    static final String PLACE = "place";
    static final String WANTED = "wanted";
    static final String WEIGHT = "weight";
    static final String DIGEST = "digest";
    private static final String STORED = "entry";

    /// Beginnings of up to so many letters are looked up; longer ones are few enough to be gone through.
    static final int EDGE_LETTERS = 5;

    /// How often things of a kind are meant, beside others of the same name; a house rule.
    private static final Map<String, Double> KINDS = Map.ofEntries(
            Map.entry("district", 1.0),
            Map.entry("figure", 0.9),
            Map.entry("indicator", 0.85),
            Map.entry("office", 0.8),
            Map.entry("layer", 0.8),
            Map.entry("board", 0.75),
            Map.entry("neighbourhood", 0.7),
            Map.entry("pledge", 0.7),
            Map.entry("person", 0.65),
            Map.entry("incident", 0.6),
            Map.entry("directive", 0.6),
            Map.entry("project", 0.55),
            Map.entry("place", 0.5),
            Map.entry("source", 0.4),
            Map.entry("dataset", 0.4),
            Map.entry("camera", 0.35));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EntryDocuments() {}

    /// What is kept of an entry to answer with.
    record Kept(
            String subject,
            LocalText title,
            LocalText text,
            @Nullable String dataset,
            @Nullable String jurisdiction,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable String link) {

        Subject about() {
            return Subject.parse(subject);
        }

        @Nullable
        Position position() {
            return lon == null || lat == null ? null : new Position(lon, lat);
        }
    }

    /// @param exact whether everybody may know where it is, so that closeness tells nothing
    static Document of(SearchEntry entry, String offer, boolean exact) {
        var document = new Document();
        var id = entry.subject().toString();
        document.add(new StringField(ID, id, Field.Store.YES));
        document.add(new StringField(OFFER, offer, Field.Store.NO));
        document.add(new StringField(KIND, entry.subject().kind(), Field.Store.NO));
        document.add(new StringField(GROUP, entry.audience().name(), Field.Store.NO));
        if (entry.dataset() != null) {
            document.add(new StringField(DATASET, entry.dataset(), Field.Store.NO));
        }
        var area = entry.jurisdiction();
        if (area != null) {
            for (int end = 2; end <= area.length(); end++) {
                document.add(new StringField(AREA, area.substring(0, end), Field.Store.NO));
            }
        }
        names(entry, document);
        for (var text :
                new LinkedHashSet<>(List.of(entry.text().ko(), entry.text().en()))) {
            if (!text.isBlank()) {
                document.add(new TextField(TEXT, text, Field.Store.NO));
            }
        }
        var place = entry.position();
        if (place != null && exact) {
            document.add(new LatLonPoint(PLACE, place.lat(), place.lon()));
        }
        double wanted = KINDS.getOrDefault(entry.subject().kind(), 0.5) * (0.5 + entry.weight() / 2);
        document.add(new FeatureField(WANTED, WEIGHT, (float) Math.max(wanted, 0.01)));
        document.add(new NumericDocValuesField(DIGEST, digest(entry)));
        document.add(new StoredField(STORED, JSON.writeValueAsBytes(kept(entry))));
        return document;
    }

    static Kept read(Document document) {
        var bytes = Objects.requireNonNull(document.getBinaryValue(STORED), "an entry of the index holds nothing");
        return JSON.readValue(bytes.bytes, bytes.offset, bytes.length, Kept.class);
    }

    /// Two entries that are found and shown alike have the same.
    static long digest(SearchEntry entry) {
        long hash = 1_125_899_906_842_597L;
        var all = List.of(
                entry.subject().toString(),
                entry.title(),
                entry.text(),
                new java.util.TreeSet<>(entry.words()).toString(),
                entry.audience(),
                String.valueOf(entry.dataset()),
                String.valueOf(entry.jurisdiction()),
                String.valueOf(entry.position()),
                String.valueOf(entry.link()),
                entry.weight());
        for (var part : all) {
            var text = part.toString();
            for (int i = 0; i < text.length(); i++) {
                hash = 31 * hash + text.charAt(i);
            }
            hash = 31 * hash + 7;
        }
        return hash;
    }

    static Set<String> groupsUpTo(Audience.Group group) {
        var names = new HashSet<String>();
        for (var one : Audience.Group.values()) {
            if (group.reaches(one)) {
                names.add(one.name());
            }
        }
        return names;
    }

    private static Kept kept(SearchEntry entry) {
        var place = entry.position();
        return new Kept(
                entry.subject().toString(),
                entry.title(),
                entry.text(),
                entry.dataset(),
                entry.jurisdiction(),
                place == null ? null : place.lon(),
                place == null ? null : place.lat(),
                entry.link());
    }

    private static void names(SearchEntry entry, Document document) {
        var names = new LinkedHashSet<String>();
        names.add(entry.title().ko());
        names.add(entry.title().en());
        names.addAll(entry.words());
        var words = new LinkedHashSet<String>();
        for (var name : names) {
            var whole = Hangul.squeezed(name);
            if (whole.isEmpty()) {
                continue;
            }
            document.add(new TextField(NAME, name, Field.Store.NO));
            document.add(new StringField(WHOLE, whole, Field.Store.NO));
            words.add(whole);
            for (var word : name.split("[\\s·,()/-]+")) {
                words.add(Hangul.squeezed(word));
            }
        }
        var letters = new LinkedHashSet<String>();
        var edges = new LinkedHashSet<String>();
        for (var word : words) {
            if (!word.isEmpty()) {
                var spelt = Hangul.jamo(word);
                letters.add(spelt);
                edges(spelt, "", edges);
                var initials = Hangul.initials(word);
                if (!initials.equals(word)) {
                    edges(initials, ":", edges);
                }
            }
        }
        letters.forEach(word -> document.add(new StringField(WORD, word, Field.Store.NO)));
        edges.forEach(edge -> document.add(new StringField(EDGE, edge, Field.Store.NO)));
    }

    private static void edges(String word, String mark, Set<String> edges) {
        for (int end = 1; end <= Math.min(word.length(), EDGE_LETTERS); end++) {
            edges.add(mark + word.substring(0, end));
        }
    }
}
