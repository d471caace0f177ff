package city.madang.search;

import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import city.madang.platform.Position;
import city.madang.platform.Subject;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing that can be found. Begin with [#of] and add what there is.
///
/// Who finds it is decided twice: by its audience, and by the policy for the fields `title`, `text` and
/// `position` of
/// its dataset. Somebody from whom the title is withheld never learns of the entry; a withheld text is
/// neither searched
/// nor shown.
///
/// @param subject what it is; unique in the index
/// @param text more to search and to show below the title; may be empty in either language
/// @param words other words by which people ask for it, in any language: short names, numbers, codes
/// @param audience the widest group that may know of it
/// @param dataset id of the catalogue's dataset whose policy it follows; absent: only the audience decides
/// @param jurisdiction code of the area it belongs to; absent for none or the whole city
/// @param link page of this city hall that shows it, beginning with `/`; absent: the wall goes to its position
/// @param weight how often it is wanted among its kind, 0–1; ½ if unknown
public record SearchEntry(
        Subject subject,
        LocalText title,
        LocalText text,
        Set<String> words,
        Audience.Group audience,
        @Nullable String dataset,
        @Nullable String jurisdiction,
        @Nullable Position position,
        @Nullable String link,
        double weight) {

    private static final LocalText NONE = LocalText.same("");

    public SearchEntry {
        Objects.requireNonNull(subject, "subject");
        if (title.ko().isBlank() && title.en().isBlank()) {
            throw new IllegalArgumentException("%s has no title to find it by".formatted(subject));
        }
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("The weight of %s is 0 to 1, not %s".formatted(subject, weight));
        }
        words = Set.copyOf(words);
    }

    /// An entry that everybody may find, with nothing but its title.
    public static SearchEntry of(Subject subject, LocalText title) {
        return new SearchEntry(subject, title, NONE, Set.of(), Audience.Group.ANYONE, null, null, null, null, 0.5);
    }

    public SearchEntry text(LocalText more) {
        return new SearchEntry(subject, title, more, words, audience, dataset, jurisdiction, position, link, weight);
    }

    public SearchEntry words(Set<String> others) {
        return new SearchEntry(subject, title, text, others, audience, dataset, jurisdiction, position, link, weight);
    }

    public SearchEntry audience(Audience.Group group) {
        return new SearchEntry(subject, title, text, words, group, dataset, jurisdiction, position, link, weight);
    }

    public SearchEntry dataset(@Nullable String id) {
        return new SearchEntry(subject, title, text, words, audience, id, jurisdiction, position, link, weight);
    }

    public SearchEntry jurisdiction(@Nullable String code) {
        return new SearchEntry(subject, title, text, words, audience, dataset, code, position, link, weight);
    }

    public SearchEntry position(@Nullable Position where) {
        return new SearchEntry(subject, title, text, words, audience, dataset, jurisdiction, where, link, weight);
    }

    public SearchEntry link(@Nullable String page) {
        return new SearchEntry(subject, title, text, words, audience, dataset, jurisdiction, position, page, weight);
    }

    public SearchEntry weight(double wanted) {
        return new SearchEntry(subject, title, text, words, audience, dataset, jurisdiction, position, link, wanted);
    }
}
