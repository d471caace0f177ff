package city.madang.indicators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The areas a figure is made for: the whole city, number 0, and its districts.
final class Areas {

    /// Number of the whole city.
    static final int CITY = 0;

    private final List<String> districts;
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param districts codes of the districts, in the order of the pack
    Areas(List<String> districts) {
        this.districts = List.copyOf(districts);
        for (int i = 0; i < districts.size(); i++) {
            numbers.put(districts.get(i), i + 1);
        }
    }

    int count() {
        return districts.size() + 1;
    }

    List<String> districts() {
        return districts;
    }

    /// The number of a district; of the city for anything that lies in no district.
    int number(@Nullable String district) {
        return district == null ? CITY : numbers.getOrDefault(district, CITY);
    }

    /// The code of a district; absent for the city.
    @Nullable
    String code(int area) {
        return area == CITY ? null : districts.get(area - 1);
    }
}
