package city.madang.identity;

import city.madang.platform.Audience;
import city.madang.platform.Keyed;
import city.madang.platform.LocalText;

/// What a person does in the city, which decides the group they look as.
public enum Role implements Keyed {
    /// The mayor and the mayor's own office.
    MAYOR(Audience.Group.MAYOR, new LocalText("시장", "Mayor")),
    /// Heads one autonomous district; their own records are those of that district.
    DISTRICT_HEAD(Audience.Group.OFFICIAL, new LocalText("구청장", "District head")),
    /// Heads an office and is in charge of what it answers for.
    OFFICE_MANAGER(Audience.Group.OFFICIAL, new LocalText("부서장", "Office manager")),
    /// Keeps sources, contracts and policy in order.
    DATA_STEWARD(Audience.Group.STEWARD, new LocalText("데이터 관리자", "Data steward")),
    /// Works in an office and answers for what it owns.
    OFFICER(Audience.Group.OFFICIAL, new LocalText("담당 공무원", "Officer")),
    /// Staff who look and do not act.
    VIEWER(Audience.Group.OFFICIAL, new LocalText("열람자", "Viewer")),
    /// A resident with an account; sees what everyone sees.
    CITIZEN(Audience.Group.ANYONE, new LocalText("시민", "Citizen"));

    private final Audience.Group group;
    private final LocalText title;

    Role(Audience.Group group, LocalText title) {
        this.group = group;
        this.title = title;
    }

    /// The audience a person of this role belongs to.
    public Audience.Group group() {
        return group;
    }

    public LocalText title() {
        return title;
    }

    /// Whether a second person must agree before somebody gets this role: it reaches the whole city's records.
    public boolean needsApproval() {
        return this == MAYOR || this == DATA_STEWARD;
    }

    /// Reads what [#key()] wrote.
    public static Role parse(String key) {
        return Keyed.parse(Role.class, key);
    }
}
