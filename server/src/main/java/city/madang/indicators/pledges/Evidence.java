package city.madang.indicators.pledges;

import city.madang.indicators.goals.Refusal;
import city.madang.platform.CityException;
import java.util.Set;

/// A file that shows what a report says.
///
/// @param name as the officer's computer called it, without a folder
/// @param type media type that it is served with; never one that a browser would run
public record Evidence(String name, String type, byte[] bytes) {

    /// The most a file may have.
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final Set<String> ENDINGS = Set.of(
            "pdf", "png", "jpg", "jpeg", "webp", "csv", "txt", "hwp", "hwpx", "docx", "xlsx", "pptx", "odt", "ods");

    /// Takes a file that somebody sent.
    ///
    /// @throws CityException if it is too large or of another kind
    public static Evidence of(String name, byte[] bytes) {
        var plain = name.replaceAll("^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}\"]", "");
        var ending = plain.replaceAll("^.*\\.", "").toLowerCase(java.util.Locale.ROOT);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(
                    CityException.Category.TOO_LARGE, "증빙 파일은 5 MB까지입니다.", "A file of evidence has at most 5 MB");
        }
        if (plain.isBlank() || plain.length() > 200 || !ENDINGS.contains(ending)) {
            var kinds = String.join(", ", new java.util.TreeSet<>(ENDINGS));
            throw Refusal.of(
                    "'%s'은(는) 증빙으로 받을 수 없는 파일입니다. 받을 수 있는 종류: %s".formatted(plain, kinds),
                    "'%s' is no file that can be evidence; take one of %s".formatted(plain, kinds));
        }
        return new Evidence(plain, "application/octet-stream", bytes);
    }

    @Override
    public String toString() {
        return "Evidence[%s, %d bytes]".formatted(name, bytes.length);
    }
}
