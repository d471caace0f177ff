package city.madang.governance;

import city.madang.platform.Audience;
import java.util.EnumMap;
import java.util.Map;

/// What each group gets of one field, compiled.
final class Decision {

    /// Everybody sees it as it is.
    static final Decision SHOWN = new Decision(
            Map.of(
                    Audience.Group.ANYONE, Disclosure.SHOW,
                    Audience.Group.OFFICIAL, Disclosure.SHOW,
                    Audience.Group.STEWARD, Disclosure.SHOW,
                    Audience.Group.MAYOR, Disclosure.SHOW),
            Disclosure.SHOW);

    private final Disclosure[] elsewhere = new Disclosure[Audience.Group.values().length];
    private final Disclosure[] own = new Disclosure[Audience.Group.values().length];

    /// @param byGroup what the groups get; one that is absent gets what the next wider one gets, the widest all
    /// @param officialOwn what officials get of records of their own jurisdiction
    /// @throws IllegalArgumentException if a narrower group would see less than a wider one
    Decision(Map<Audience.Group, Disclosure> byGroup, Disclosure officialOwn) {
        var groups = new EnumMap<Audience.Group, Disclosure>(byGroup);
        var wider = groups.getOrDefault(Audience.Group.ANYONE, Disclosure.SHOW);
        var widerOwn = wider;
        for (var group : Audience.Group.values()) {
            if (group == Audience.Group.SOURCE) {
                // A system that delivers reads nothing back: it is treated as anyone.
                elsewhere[group.ordinal()] = elsewhere[0];
                own[group.ordinal()] = own[0];
                continue;
            }
            var here = groups.getOrDefault(group, wider);
            requireNoLess(group, here, wider);
            var hereOwn = group == Audience.Group.OFFICIAL ? officialOwn : moreRevealing(here, widerOwn);
            requireNoLess(group, hereOwn, here);
            requireNoLess(group, hereOwn, widerOwn);
            elsewhere[group.ordinal()] = here;
            own[group.ordinal()] = hereOwn;
            wider = here;
            widerOwn = hereOwn;
        }
    }

    Disclosure of(Audience.Group group, boolean ownRecord) {
        return ownRecord ? own[group.ordinal()] : elsewhere[group.ordinal()];
    }

    private static Disclosure moreRevealing(Disclosure one, Disclosure other) {
        return one.revealsAtLeast(other) ? one : other;
    }

    private static void requireNoLess(Audience.Group group, Disclosure gets, Disclosure wider) {
        if (!gets.revealsAtLeast(wider)) {
            throw new IllegalArgumentException(
                    "%s would get %s, which tells less than (or other than) the %s that a wider audience gets"
                            .formatted(group, gets, wider));
        }
    }
}
