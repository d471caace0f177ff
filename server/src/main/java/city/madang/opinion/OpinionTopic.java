package city.madang.opinion;

import city.madang.opinion.analysis.Tone;
import city.madang.platform.Subject;
import city.madang.search.TextReader.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What many texts are about, as it stands.
///
/// @param key stable while it is known; stands in addresses
/// @param words by which it is named, the most telling first
/// @param rising whether it is in more texts now than the past lets expect
/// @param since when it began to rise the last time
/// @param now texts of the window of the rules, such as three hours
/// @param expected texts that the past lets expect in it; NaN if it does not rise
/// @param needed texts from which it counts as rising; 0 if it does not rise
/// @param day texts of the last 24 hours
/// @param dayBefore texts of the 24 hours before
/// @param hours texts of each of the last 48 hours, oldest first
/// @param course texts of each three hours of the last eight days, oldest first
/// @param tone of the last 24 hours, near-duplicates counted once
/// @param groups the newest of the last eight days, near-duplicates together
/// @param texts of the last eight days
public record OpinionTopic(
        String key,
        Language language,
        List<String> words,
        boolean rising,
        @Nullable Instant since,
        int now,
        double expected,
        int needed,
        int day,
        int dayBefore,
        List<Integer> hours,
        List<Integer> course,
        Tone tone,
        List<Group> groups,
        List<Share> districts,
        List<Share> sources,
        int texts) {

    /// Texts that say the same in nearly the same words.
    ///
    /// @param newest the last that said it
    /// @param others some of the others, newest first
    /// @param size all of them
    public record Group(Article newest, List<Article> others, int size) {

        public Group {
            others = List.copyOf(others);
        }
    }

    /// How many texts belong to something, the most first.
    ///
    /// @param key code of a district, or number of a source
    public record Share(String key, int texts) {}

    /// Its words in one line.
    public String name() {
        return String.join(" · ", words);
    }

    public Subject subject() {
        return new Subject("topic", key);
    }

    /// The page that shows it.
    public String link() {
        return "/opinion/topics/" + key;
    }
}
