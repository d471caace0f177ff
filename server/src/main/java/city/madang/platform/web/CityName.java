package city.madang.platform.web;

import city.madang.platform.LocalText;
import city.madang.platform.pack.Pack;
import java.util.Map;

/// The name at the top of every page.
record CityName(LocalText name) {

    /// Reads `name` of the pack's `pack.yaml`, leaving the rest of that file to its own readers.
    static CityName of(Pack pack) {
        var name = pack.read("pack.yaml", Map.class).get("name");
        if (name instanceof Map<?, ?> texts
                && texts.get("ko") instanceof String ko
                && texts.get("en") instanceof String en) {
            return new CityName(new LocalText(ko, en));
        }
        throw new IllegalArgumentException("pack.yaml needs name: {ko: …, en: …}");
    }
}
