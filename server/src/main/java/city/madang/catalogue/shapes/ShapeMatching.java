package city.madang.catalogue.shapes;

import city.madang.catalogue.shapes.ShapeFile.Feature;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which area of a file is which jurisdiction.
///
/// Names decide, together with the district around them, because codes mislead: the 11110 of the Ministry of the
/// Interior is Jongno-gu, the 11110 of Statistics Korea is Nowon-gu. Only a file without names is matched by code
/// alone, by that of the two lists which explains more of it.
///
/// @param level what the file holds
/// @param matched code → the areas of the file that make it up
/// @param unmatched names or codes of areas that are none of this city's
public record ShapeMatching(Level level, Map<String, List<Feature>> matched, List<String> unmatched) {

    /// Matches `file` at the level at which more of it fits.
    public static ShapeMatching of(ShapeFile file, Jurisdictions jurisdictions) {
        return Stream.of(Level.DISTRICT, Level.NEIGHBOURHOOD)
                .flatMap(level -> Stream.of(Codes.OFFICIAL, Codes.STATISTICS)
                        .map(codes -> new Matcher(jurisdictions, level, codes).match(file)))
                .max(Comparator.comparingInt(ShapeMatching::matchedFeatures))
                .orElseThrow();
    }

    /// How many areas of the file were matched.
    public int matchedFeatures() {
        return matched.values().stream().mapToInt(Collection::size).sum();
    }

    /// The two lists of codes in use.
    private enum Codes {
        OFFICIAL(Jurisdiction::code),
        STATISTICS(Jurisdiction::statisticsCode);

        private final Function<Jurisdiction, @Nullable String> of;

        Codes(Function<Jurisdiction, @Nullable String> of) {
            this.of = of;
        }
    }

    private static final class Matcher {

        private final Level level;
        private final Map<String, Jurisdiction> byCode = new HashMap<>();
        private final Map<String, String> parentsByCode = new HashMap<>();
        private final Map<String, List<Jurisdiction>> byName = new HashMap<>();
        private final Map<String, String> parentsByName = new HashMap<>();

        private Matcher(Jurisdictions jurisdictions, Level level, Codes codes) {
            this.level = level;
            for (var one : jurisdictions.list(level)) {
                var code = codes.of.apply(one);
                if (code != null) {
                    byCode.put(code, one);
                }
                byName.computeIfAbsent(plain(one.name().ko()), name -> new ArrayList<>())
                        .add(one);
            }
            for (var parent : level == Level.NEIGHBOURHOOD ? jurisdictions.districts() : List.<Jurisdiction>of()) {
                var code = codes.of.apply(parent);
                if (code != null) {
                    parentsByCode.put(code, parent.code());
                }
                parentsByName.put(plain(parent.name().ko()), parent.code());
            }
        }

        private ShapeMatching match(ShapeFile file) {
            boolean named =
                    file.features().stream().anyMatch(feature -> !named(feature).isEmpty());
            var matched = new LinkedHashMap<String, List<Feature>>();
            var unmatched = new ArrayList<String>();
            for (var feature : file.features()) {
                var found = named ? byNameOf(feature) : byCodeOf(feature);
                found.ifPresentOrElse(
                        one -> matched.computeIfAbsent(one.code(), code -> new ArrayList<>())
                                .add(feature),
                        () -> unmatched.add(String.join(" ", feature.texts().values())));
            }
            return new ShapeMatching(level, matched, List.copyOf(unmatched));
        }

        /// The jurisdictions that one of the texts of `feature` names, in whatever district.
        private List<Jurisdiction> named(Feature feature) {
            return feature.texts().values().stream()
                    .flatMap(text -> byName.getOrDefault(plain(lastWord(text)), List.of()).stream())
                    .distinct()
                    .toList();
        }

        private Optional<Jurisdiction> byNameOf(Feature feature) {
            var named = named(feature);
            var parent = parent(feature);
            if (level == Level.NEIGHBOURHOOD && parent.isPresent()) {
                return named.stream()
                        .filter(one -> parent.get().equals(one.parent()))
                        .findFirst();
            }
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        }

        private Optional<Jurisdiction> byCodeOf(Feature feature) {
            return feature.texts().values().stream()
                    .flatMap(text -> Stream.ofNullable(byCode.get(text)))
                    .findFirst();
        }

        /// The district that the texts of `feature` name, or to which one of its codes belongs.
        private Optional<String> parent(Feature feature) {
            var texts = feature.texts().values();
            return texts.stream()
                    .flatMap(text -> Stream.of(text.split("\\s+")))
                    .flatMap(word -> Stream.ofNullable(parentsByName.get(plain(word))))
                    .findFirst()
                    .or(() -> texts.stream()
                            .flatMap(text -> parentsByCode.entrySet().stream()
                                    .filter(code -> text.startsWith(code.getKey()) && !text.equals(code.getKey()))
                                    .map(Map.Entry::getValue))
                            .findFirst());
        }

        private static String lastWord(String text) {
            return text.substring(text.lastIndexOf(' ') + 1);
        }

        /// A name without what writers differ in: the dot between numbers, the 제 before them.
        private static String plain(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFC)
                    .replaceAll("[.,·‧ㆍ･・]", "·")
                    .replaceAll("제(?=[0-9])", "")
                    .strip();
        }
    }
}
