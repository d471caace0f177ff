package city.madang.intake.definition;

/// What `for-each: district` writes into an entry: the texts that stand for one district.
///
/// @param code official code
/// @param slug short lower-case name for ids, such as `gangnam`
public record DistrictName(String code, String slug, String ko, String en) {

    String fillInto(String text) {
        return text.indexOf("{district.") < 0
                ? text
                : text.replace("{district.code}", code)
                        .replace("{district.slug}", slug)
                        .replace("{district.ko}", ko)
                        .replace("{district.en}", en);
    }
}
