package city.madang.identity;

import city.madang.platform.Audience;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who looks after whose account. Data stewards and the mayor look after everybody's; a district head after
/// those of their district's staff, an office manager after those of their office's staff. Nobody looks after
/// their own.
public final class AccountRule {

    private static final Set<Role> UNDER_A_HEAD = Set.of(Role.OFFICE_MANAGER, Role.OFFICER, Role.VIEWER);

    private static final Set<Role> UNDER_A_MANAGER = Set.of(Role.OFFICER, Role.VIEWER);

    /// Whether somebody may change this account, deactivate it, and end its sessions.
    public static boolean mayLookAfter(Viewer who, Person account) {
        var self = who.person();
        return self != null
                && self.id() != account.id()
                && mayAppoint(who, account.role(), account.jurisdiction(), account.office());
    }

    /// Whether somebody may give an account this role in this place. For some roles a second person must
    /// agree, see [Role#needsApproval()].
    public static boolean mayAppoint(Viewer who, Role role, @Nullable String jurisdiction, @Nullable String office) {
        var responsible = who.responsible();
        if (responsible == null) {
            return false;
        }
        if (who.reaches(Audience.Group.STEWARD)) {
            return true;
        }
        return switch (responsible.role()) {
            case DISTRICT_HEAD ->
                UNDER_A_HEAD.contains(role)
                        && jurisdiction != null
                        && jurisdiction.startsWith(Objects.requireNonNull(responsible.jurisdiction()));
            case OFFICE_MANAGER -> UNDER_A_MANAGER.contains(role) && Objects.equals(responsible.office(), office);
            default -> false;
        };
    }

    /// The roles somebody may give; empty if they look after nobody.
    public static List<Role> appointable(Viewer who) {
        if (who.reaches(Audience.Group.STEWARD)) {
            return List.of(Role.values());
        }
        var under = switch (who.role()) {
            case DISTRICT_HEAD -> UNDER_A_HEAD;
            case OFFICE_MANAGER -> UNDER_A_MANAGER;
            default -> Set.<Role>of();
        };
        return Arrays.stream(Role.values()).filter(under::contains).toList();
    }

    private AccountRule() {}
}
