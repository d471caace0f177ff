package city.madang.search.command;

import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.identity.Office;
import city.madang.search.NameOffer.Named;
import city.madang.search.command.GrammarFile.Both;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.jspecify.annotations.Nullable;

/// Builds the reader of sentences for one city.
public final class CityNames {

    private final Jurisdictions jurisdictions;
    private final List<Office> offices;
    private final List<Named> named;
    private final WordsFile words;

    /// @param offices in the order of the pack
    /// @param named what else has a name
    public CityNames(Jurisdictions jurisdictions, List<Office> offices, List<Named> named, WordsFile words) {
        this.jurisdictions = jurisdictions;
        this.offices = List.copyOf(offices);
        this.named = List.copyOf(named);
        this.words = words;
    }

    public Parser parser(PlaceNames places) {
        var file = Grammar.file();
        var names = new Names();
        addNamed(names);
        addOffices(names);
        addAreas(names);
        file.names().forEach((type, all) -> all.forEach((id, both) -> add(names, both, new Meaning(type, id))));
        var reader = new Reader(names, new Words(file, new Morphemes(dictionary()), names), places);
        return new Parser(reader, Grammar.of(file, reader));
    }

    /// The terms of the city that a general dictionary of Korean breaks apart: those of the pack, and every
    /// name of an
    /// area.
    public @Nullable UserDictionary dictionary() {
        var areas = Stream.concat(jurisdictions.districts().stream(), jurisdictions.list(Level.NEIGHBOURHOOD).stream());
        var terms = Stream.concat(
                        Stream.concat(words.words().stream(), Stream.of(Reader.STAND_IN)),
                        areas.map(area -> area.name().ko()))
                .filter(term -> term.chars().allMatch(c -> Hangul.isSyllable((char) c)))
                .distinct()
                .toList();
        try {
            return UserDictionary.open(new StringReader(String.join("\n", terms)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addNamed(Names names) {
        for (var one : named) {
            var meaning = new Meaning(one.type(), one.id());
            names.add(one.name().ko(), meaning);
            names.add(one.name().en(), meaning);
            if (!one.type().equals("scene")) {
                names.add(one.id().replace('-', ' '), meaning);
            }
        }
        Map.of("layer", words.layers(), "figure", words.figures(), "scene", words.scenes())
                .forEach((type, all) -> all.forEach((id, both) -> {
                    if (named.stream()
                            .anyMatch(one -> one.type().equals(type) && one.id().equals(id))) {
                        add(names, both, new Meaning(type, id));
                    }
                }));
    }

    private void addOffices(Names names) {
        for (var office : offices) {
            var meaning = new Meaning("office", office.id());
            names.add(office.name().ko(), meaning);
            names.add(office.name().en(), meaning);
            var other = words.offices().get(office.id());
            if (other != null) {
                add(names, other, meaning);
            }
        }
    }

    private void addAreas(Names names) {
        for (var district : jurisdictions.districts()) {
            var subject = "district:" + district.code();
            for (var name : shortened(district)) {
                names.add(name, new Meaning("district", subject));
            }
            var ko = district.name().ko();
            var en = district.name().en();
            var bare = en.replaceFirst("-gu$", "");
            for (var head : List.of(
                    ko + "청장", "head of " + en, "head of " + bare, "mayor of " + bare, bare + " district head")) {
                names.add(head, new Meaning("head", subject));
            }
            names.add(bare + " district", new Meaning("district", subject));
        }
        for (var neighbourhood : jurisdictions.list(Level.NEIGHBOURHOOD)) {
            var meaning = new Meaning("neighbourhood", "neighbourhood:" + neighbourhood.code());
            for (var name : shortened(neighbourhood)) {
                if (names.named(Hangul.squeezed(name)).stream()
                        .noneMatch(other -> other.type().equals("district"))) {
                    names.add(name, meaning);
                }
            }
        }
    }

    /// 강남구 also answers to 강남, Gangnam-gu to Gangnam, 역삼1동 to 역삼동.
    private static List<String> shortened(Jurisdiction area) {
        var ko = area.name().ko();
        var en = area.name().en();
        var names = new ArrayList<>(List.of(ko, en));
        if (ko.length() > 2) {
            names.add(ko.substring(0, ko.length() - 1));
        }
        names.add(en.replaceFirst("[- ](gu|dong)$", ""));
        if (ko.matches(".*\\d+동")) {
            names.add(ko.replaceFirst("\\d+동$", "동"));
            names.add(en.replaceFirst("[- ]*\\d+[- ]dong$", "-dong"));
        }
        return names;
    }

    private static void add(Names names, Both both, Meaning meaning) {
        both.ko().forEach(name -> names.add(name, meaning));
        both.en().forEach(name -> names.add(name, meaning));
    }
}
