package city.madang.identity;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An area that is governed: the city, one of its districts, or one of their neighbourhoods.
///
/// @param code the official code; digits of which the parent's code is the beginning. In Korea 2, 5 or 8 digits
///     of the administrative standard code of the Ministry of the Interior and Safety
/// @param slug short name for addresses and ids, such as `gangnam`; only of the city and districts
/// @param parent code of the area around it; absent for the city
/// @param statisticsCode the code that the statistics office gives the same area, where it differs
/// @param centre where a label belongs; inside the area
/// @param areaKm2 square kilometres
/// @param population absent where the pack gives none
public record Jurisdiction(
        String code,
        Level level,
        @Nullable String slug,
        LocalText name,
        @Nullable String parent,
        @Nullable String statisticsCode,
        Position centre,
        double areaKm2,
        @Nullable Population population) {

    private static final Pattern CODE = Pattern.compile("[0-9]{2,10}");

    public Jurisdiction {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("'%s' is no code of a jurisdiction: 2 to 10 digits".formatted(code));
        }
        if (parent != null && !(code.startsWith(parent) && code.length() > parent.length())) {
            throw new IllegalArgumentException(
                    "The code %s does not begin with %s, its parent's".formatted(code, parent));
        }
        if (!(areaKm2 > 0)) {
            throw new IllegalArgumentException("The area of %s is %s km², not above 0".formatted(code, areaKm2));
        }
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(centre, "centre");
    }

    /// Residents.
    public record Population(int male, int female) {

        public Population {
            if (male < 0 || female < 0) {
                throw new IllegalArgumentException("A population cannot be negative: %d, %d".formatted(male, female));
            }
        }

        public int total() {
            return male + female;
        }
    }
}
