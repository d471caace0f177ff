package city.madang.opinion.web;

import city.madang.identity.Jurisdictions;
import city.madang.opinion.OpinionTopic;
import city.madang.platform.CityException;
import org.jspecify.annotations.Nullable;

/// Which topics and reports somebody asks for. What is empty does not filter.
///
/// @param language `ko` or `en`
/// @param district code of a district
public record OpinionFilter(
        @Nullable String language, @Nullable String district) {

    public OpinionFilter {
        language = language == null || language.isBlank() ? null : language.strip();
        district = district == null || district.isBlank() ? null : district.strip();
        if (language != null && !language.equals("ko") && !language.equals("en")) {
            throw CityException.invalid("language is ko or en, not '%s'".formatted(shortened(language)));
        }
    }

    /// The same, if there is such a district.
    ///
    /// @throws CityException if there is none
    OpinionFilter checked(Jurisdictions jurisdictions) {
        if (district != null
                && jurisdictions.districts().stream()
                        .noneMatch(one -> one.code().equals(district))) {
            throw CityException.invalid("There is no district with the code '%s'".formatted(shortened(district)));
        }
        return this;
    }

    boolean takes(OpinionTopic topic) {
        return (language == null || topic.language().code().equals(language))
                && (district == null
                        || topic.districts().stream()
                                .anyMatch(share -> share.key().equals(district)));
    }

    public boolean is(@Nullable String given, String value) {
        return value.equals(given == null ? "" : given);
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
