package city.madang.identity;

import city.madang.platform.Audience;
import org.jspecify.annotations.Nullable;

/// Who is looking. Every policy decision starts from this.
///
/// @param jurisdiction official code of the part of the city they answer for; absent for the whole city and
///     for anyone
/// @param person absent if nobody is signed in
/// @param actingFor the absent person they stand in for and whose group and jurisdiction these are; absent if
///     they act as themselves
public record Viewer(
        Audience.Group group,
        @Nullable String jurisdiction,
        @Nullable Person person,
        @Nullable Person actingFor) {

    private static final Viewer ANYONE = new Viewer(Audience.Group.ANYONE, null, null);

    /// Somebody who acts as themselves.
    public Viewer(Audience.Group group, @Nullable String jurisdiction, @Nullable Person person) {
        this(group, jurisdiction, person, null);
    }

    /// Somebody we know nothing of.
    public static Viewer anyone() {
        return ANYONE;
    }

    /// A person who signed in.
    public static Viewer of(Person person) {
        return new Viewer(person.role().group(), person.jurisdiction(), person);
    }

    /// The same person with the role and the area of whom they stand in for.
    public Viewer actingFor(Person absent) {
        return new Viewer(absent.role().group(), absent.jurisdiction(), person, absent);
    }

    /// Whose responsibilities they have: their own, or those of the person they stand in for. Absent if nobody
    /// is signed in.
    public @Nullable Person responsible() {
        return actingFor != null ? actingFor : person;
    }

    /// The role they act in; that of a citizen if nobody is signed in.
    public Role role() {
        var responsible = responsible();
        return responsible == null ? Role.CITIZEN : responsible.role();
    }

    public boolean signedIn() {
        return person != null;
    }

    public boolean reaches(Audience.Group needed) {
        return group.reaches(needed);
    }

    /// Whether what lies in the jurisdiction `code` is this viewer's own: staff of the whole city own all of
    /// it, staff of a district own that district and its neighbourhoods (whose codes begin with its code).
    public boolean owns(String code) {
        return group != Audience.Group.ANYONE && (jurisdiction == null || code.startsWith(jurisdiction));
    }
}
