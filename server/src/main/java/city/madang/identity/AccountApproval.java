package city.madang.identity;

import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What takes four eyes about accounts that reach the whole city. Data stewards and the mayor decide, but
/// nobody about their own account.
@Component
class AccountApproval implements ApprovalKind {

    static final String KEY = "account";

    private final People people;
    private final ObjectProvider<Accounts> accounts;

    AccountApproval(People people, ObjectProvider<Accounts> accounts) {
        this.people = people;
        this.accounts = accounts;
    }

    /// @param wanted what the account is to become
    static Map<String, String> payload(Person person, PersonDetails wanted) {
        var payload = new HashMap<String, String>();
        payload.put("act", "change");
        payload.put("person", Long.toString(person.id()));
        payload.put("role-before", person.role().key());
        payload.put("name-ko", wanted.name().ko());
        payload.put("name-en", wanted.name().en());
        payload.put("role", wanted.role().key());
        put(payload, "email", wanted.email());
        put(payload, "jurisdiction", wanted.jurisdiction());
        put(payload, "office", wanted.office());
        return payload;
    }

    private static void put(Map<String, String> payload, String key, @Nullable String value) {
        if (value != null) {
            payload.put(key, value);
        }
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public LocalText title() {
        return new LocalText("도시 전체에 닿는 계정", "Account that reaches the whole city");
    }

    @Override
    public boolean mayDecide(Viewer who, Approval approval) {
        var self = who.person();
        var absent = who.actingFor();
        long subject = subject(approval);
        return who.reaches(Audience.Group.STEWARD)
                && (self == null || self.id() != subject)
                && (absent == null || absent.id() != subject);
    }

    @Override
    public Optional<String> carryOut(Approval approval) {
        var person = people.find(subject(approval))
                .orElseThrow(() -> CityException.notFound("The account is no longer there"));
        var facts = approval.payload();
        switch (Objects.requireNonNull(facts.get("act"))) {
            case "reactivate" -> accounts.getObject().activate(person);
            case "link" -> {
                return Optional.of("/setup/" + accounts.getObject().makeLink(person));
            }
            default -> change(person, facts);
        }
        return Optional.empty();
    }

    private void change(Person person, Map<String, String> facts) {
        if (!person.active() || !person.role().key().equals(expected(person, facts))) {
            throw new CityException(
                    Category.CONFLICT, "The account was changed since; refuse this and ask for it again");
        }
        accounts.getObject()
                .carryOut(
                        person,
                        new PersonDetails(
                                new LocalText(text(facts, "name-ko"), text(facts, "name-en")),
                                facts.get("email"),
                                Role.parse(text(facts, "role")),
                                facts.get("jurisdiction"),
                                facts.get("office")));
    }

    private static String expected(Person person, Map<String, String> facts) {
        return Objects.requireNonNullElse(
                facts.get("role-before"), person.role().key());
    }

    private static String text(Map<String, String> facts, String key) {
        return Objects.requireNonNull(facts.get(key), key);
    }

    private static long subject(Approval approval) {
        return Long.parseLong(text(approval.payload(), "person"));
    }
}
