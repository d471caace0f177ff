package city.madang.cameras.web;

import city.madang.cameras.Camera;
import city.madang.cameras.CameraRegistry;
import city.madang.cameras.CameraState;
import city.madang.identity.Jurisdiction;
import city.madang.identity.Jurisdictions;
import city.madang.platform.Audience;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The desk of those who look after cameras: how every feed fares, the worst first. Works without JavaScript.
@Controller
class CamerasPage {

    /// Rows on a page; the filter finds the others.
    private static final int SHOWN = 200;

    private final CameraRegistry registry;
    private final Jurisdictions jurisdictions;

    CamerasPage(CameraRegistry registry, Jurisdictions jurisdictions) {
        this.registry = registry;
        this.jurisdictions = jurisdictions;
    }

    /// @param state `live`, `late`, `silent`, `unknown` or nothing for all
    /// @param district five-digit code or nothing for all
    /// @param text part of the name or key
    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/desk/cameras")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String text,
            Model model) {
        var all = registry.list().stream().map(this::row).toList();
        var totals = new EnumMap<CameraState, Integer>(CameraState.class);
        for (var one : CameraState.values()) {
            totals.put(one, 0);
        }
        all.forEach(row -> totals.merge(row.state(), 1, Integer::sum));
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        var found = all.stream()
                .filter(row -> state.isEmpty() || row.state().key().equals(state))
                .filter(row ->
                        district.isEmpty() || district.equals(row.camera().district()))
                .filter(row -> row.matches(wanted))
                .sorted(Comparator.comparing(CameraRow::urgency)
                        .reversed()
                        .thenComparing(row -> row.camera().key()))
                .toList();
        model.addAttribute("rows", found.subList(0, Math.min(SHOWN, found.size())));
        model.addAttribute("found", found.size());
        model.addAttribute("totals", totals);
        model.addAttribute("state", state);
        model.addAttribute("district", district);
        model.addAttribute("text", text.strip());
        model.addAttribute("districts", jurisdictions.districts());
        return "cameras/cameras";
    }

    private CameraRow row(Camera camera) {
        var code = camera.district();
        var name = code == null
                ? null
                : jurisdictions.find(code).map(Jurisdiction::name).orElse(null);
        return new CameraRow(camera, name, registry.state(camera), registry.age(camera));
    }
}
