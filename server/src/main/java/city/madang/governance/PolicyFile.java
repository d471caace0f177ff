package city.madang.governance;

import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `policy.yaml` of the pack as it is written; see docs/guide/policy.md.
///
/// @param reasons why things are withheld, by id
/// @param rules the first that names a dataset and field decides
record PolicyFile(Map<String, WrittenReason> reasons, List<WrittenRule> rules) {

    /// Who is named in `see` besides the groups: officials, for records of their own jurisdiction.
    private static final String OWN = "own";

    List<Rule> compile() {
        var compiled = new ArrayList<Rule>();
        for (var written : rules) {
            for (var field : written.fields()) {
                try {
                    compiled.add(new Rule(written.dataset(), field, written.what(), decisionOf(written)));
                } catch (IllegalArgumentException e) {
                    throw new CityException(
                            CityException.Category.INVALID,
                            "The rule of policy.yaml for '%s' and '%s' cannot stand: %s"
                                    .formatted(written.dataset(), field, e.getMessage()),
                            null,
                            e);
                }
            }
        }
        return List.copyOf(compiled);
    }

    private Decision decisionOf(WrittenRule written) {
        requireOneStar(written.dataset());
        written.fields().forEach(PolicyFile::requireOneStar);
        var reason = reasonOf(written.reason());
        var groups = new EnumMap<Audience.Group, Disclosure>(Audience.Group.class);
        written.see().forEach((who, treatment) -> {
            if (!who.equals(OWN)) {
                groups.put(groupOf(who), treatment.toDisclosure(reason));
            }
        });
        var own = written.see().get(OWN);
        var official = groups.getOrDefault(
                Audience.Group.OFFICIAL, groups.getOrDefault(Audience.Group.ANYONE, Disclosure.SHOW));
        return new Decision(groups, own == null ? official : own.toDisclosure(reason));
    }

    private Reason reasonOf(String id) {
        var written = reasons.get(id);
        if (written == null) {
            throw new IllegalArgumentException(
                    "there is no reason '%s'; the reasons are %s".formatted(id, reasons.keySet()));
        }
        return new Reason(id, written.text(), written.law());
    }

    private static Audience.Group groupOf(String who) {
        return switch (who) {
            case "anyone" -> Audience.Group.ANYONE;
            case "official" -> Audience.Group.OFFICIAL;
            case "steward" -> Audience.Group.STEWARD;
            case "mayor" -> Audience.Group.MAYOR;
            default ->
                throw new IllegalArgumentException(
                        "nobody is called '%s'; say anyone, official, own, steward or mayor".formatted(who));
        };
    }

    private static void requireOneStar(String pattern) {
        if (pattern.indexOf('*') != pattern.lastIndexOf('*')) {
            throw new IllegalArgumentException("'%s' has more than one *".formatted(pattern));
        }
    }

    record WrittenReason(LocalText text, LocalText law) {}

    /// @param see what `anyone`, `official`, `own`, `steward`, `mayor` get
    record WrittenRule(
            String dataset, List<String> fields, LocalText what, String reason, Map<String, Treatment> see) {}

    /// `show`, `mask`, `{place: district}`, `{place: grid-500m}`, `{band: 10}`,
    /// `{picture: 64}` or `{fewer-than: 5}`.
    record Treatment(@Nullable String plain, Map<String, String> coarser) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Treatment of(Object written) {
            if (written instanceof Map<?, ?> map && map.size() == 1) {
                var entry = map.entrySet().iterator().next();
                return new Treatment(null, Map.of(String.valueOf(entry.getKey()), String.valueOf(entry.getValue())));
            }
            return new Treatment(String.valueOf(written).toLowerCase(Locale.ROOT), Map.of());
        }

        Disclosure toDisclosure(Reason reason) {
            if (plain != null) {
                return switch (plain) {
                    case "show" -> Disclosure.SHOW;
                    case "mask" -> new Disclosure.Mask(reason);
                    default -> throw unknown(plain);
                };
            }
            var entry = coarser.entrySet().iterator().next();
            return switch (entry.getKey()) {
                case "place" -> new Disclosure.Generalise(placeOf(entry.getValue()), reason);
                case "band" ->
                    new Disclosure.Generalise(new Coarseness.Band(Integer.parseInt(entry.getValue())), reason);
                case "picture" ->
                    new Disclosure.Generalise(new Coarseness.Picture(Integer.parseInt(entry.getValue())), reason);
                case "fewer-than" -> new Disclosure.Suppress(Integer.parseInt(entry.getValue()), reason);
                default -> throw unknown(coarser.toString());
            };
        }

        private static Coarseness placeOf(String written) {
            if (written.equals("district")) {
                return new Coarseness.District();
            }
            if (written.matches("grid-[0-9]{2,4}m")) {
                return new Coarseness.Grid(Integer.parseInt(written.substring(5, written.length() - 1)));
            }
            throw unknown("{place: " + written + "}");
        }

        private static IllegalArgumentException unknown(String written) {
            return new IllegalArgumentException(
                    "'%s' is none of show, mask, {place: district}, {place: grid-500m}, {band: 10}, {picture: 64}, {fewer-than: 5}"
                            .formatted(written));
        }
    }
}
