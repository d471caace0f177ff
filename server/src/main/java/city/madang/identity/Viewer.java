package city.madang.identity;

import city.madang.platform.Audience;
import org.jspecify.annotations.Nullable;

/// Who is looking. Every policy decision starts from this.
///
/// @param jurisdiction official code of the part of the city they answer for; absent for the whole city and for anyone
/// @param person absent if nobody is signed in
public record Viewer(
        Audience.Group group,
        @Nullable String jurisdiction,
        @Nullable Person person) {

    private static final Viewer ANYONE = new Viewer(Audience.Group.ANYONE, null, null);

    /// Somebody we know nothing of.
    public static Viewer anyone() {
        return ANYONE;
    }

    /// A person who signed in.
    public static Viewer of(Person person) {
        return new Viewer(person.role().group(), person.jurisdiction(), person);
    }

    public boolean signedIn() {
        return person != null;
    }

    public boolean reaches(Audience.Group needed) {
        return group.reaches(needed);
    }

    /// Whether what lies in the jurisdiction `code` is this viewer's own: staff of the whole city own all of it, staff
    /// of a district own that district and its neighbourhoods (whose codes begin with its code).
    public boolean owns(String code) {
        return group != Audience.Group.ANYONE && (jurisdiction == null || code.startsWith(jurisdiction));
    }
}
