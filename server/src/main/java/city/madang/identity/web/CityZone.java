package city.madang.identity.web;

import city.madang.platform.pack.Pack;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The clock on the city's walls, `zone` of the pack's `pack.yaml`.
@Component
class CityZone {

    private final ZoneId id;

    CityZone(Pack pack) {
        this.id = ZoneId.of(String.valueOf(pack.read("pack.yaml", Map.class).get("zone")));
    }

    ZoneId id() {
        return id;
    }
}
