package city.madang.indicators.goals;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of the city's people or places that a value describes. What is absent is not told apart.
///
/// @param district five-digit code
/// @param sex `female` or `male`
/// @param age a band such as `15-29` or `60+`
public record Slice(
        @Nullable String district,
        @Nullable String sex,
        @Nullable String age) implements Comparable<Slice> {

    /// Everybody.
    public static final Slice CITY = new Slice(null, null, null);

    public static final String FEMALE = "female";
    public static final String MALE = "male";

    private static final Pattern AGE = Pattern.compile("[0-9]{1,3}(-[0-9]{1,3}|\\+)");

    public Slice {
        if (sex != null && !sex.equals(FEMALE) && !sex.equals(MALE)) {
            throw new IllegalArgumentException("sex is female or male, not '%s'".formatted(sex));
        }
        if (age != null && !AGE.matcher(age).matches()) {
            throw new IllegalArgumentException("'%s' is no age band such as 15-29 or 60+".formatted(age));
        }
    }

    public static Slice district(String code) {
        return new Slice(code, null, null);
    }

    public static Slice sex(String sex) {
        return new Slice(null, sex, null);
    }

    public static Slice age(String band) {
        return new Slice(null, null, band);
    }

    /// A stable text: `city`, or what it tells apart joined by `_`, such as `11680`, `female`,
    /// `15-29`, `11680_female`.
    public String key() {
        var key = new StringBuilder();
        for (var part : new String[] {district, sex, age}) {
            if (part != null) {
                key.append(key.isEmpty() ? "" : "_").append(part);
            }
        }
        return key.isEmpty() ? "city" : key.toString();
    }

    /// Reads what [#key()] wrote.
    ///
    /// @throws IllegalArgumentException if it has another form
    public static Slice parse(String key) {
        if (key.equals("city")) {
            return CITY;
        }
        String district = null;
        String sex = null;
        String age = null;
        for (var part : key.split("_", -1)) {
            if (part.equals(FEMALE) || part.equals(MALE)) {
                sex = part;
            } else if (part.matches("[0-9]{5}")) {
                district = part;
            } else {
                age = part;
            }
        }
        return new Slice(district, sex, age);
    }

    @Override
    public int compareTo(Slice other) {
        return order().compareTo(other.order());
    }

    private String order() {
        return (district == null ? "" : district) + "|" + (sex == null ? "" : sex) + "|" + (age == null ? "" : age);
    }
}
