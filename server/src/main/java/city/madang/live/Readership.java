package city.madang.live;

import city.madang.identity.Viewer;
import city.madang.platform.Audience;
import org.jspecify.annotations.Nullable;

/// People who see a topic alike: everything is encoded once for them, however many screens they have open.
///
/// @param group who is looking
/// @param jurisdiction code of the district they belong to, if the policy tells districts apart; absent for the city
public record Readership(Audience.Group group, @Nullable String jurisdiction) {

    /// The public.
    public static final Readership ANYONE = new Readership(Audience.Group.ANYONE, null);

    public static Readership of(Audience.Group group) {
        return new Readership(group, null);
    }

    /// The readership a viewer belongs to.
    public static Readership of(Viewer viewer) {
        return new Readership(viewer.group(), viewer.jurisdiction());
    }

    /// A short text that tells readerships apart, for resuming: `0`, or `1@11680`.
    String key() {
        return jurisdiction == null ? Integer.toString(group.ordinal()) : group.ordinal() + "@" + jurisdiction;
    }
}
