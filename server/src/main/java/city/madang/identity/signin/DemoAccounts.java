package city.madang.identity.signin;

import city.madang.identity.NewPerson;
import city.madang.identity.People;
import city.madang.identity.Role;
import city.madang.identity.SignedIn;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.pack.Pack;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/// The ready accounts of a demonstration, from `demo-accounts.yaml` of the pack. Outside a demonstration this bean does
/// not exist, and accounts it made earlier do not sign in.
@Service
@ConditionalOnBooleanProperty("madang.demo")
public class DemoAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(DemoAccounts.class);

    private final People people;
    private final StaffDirectory directory;
    private final List<Account> accounts;

    DemoAccounts(People people, StaffDirectory directory, Pack pack) {
        this.people = people;
        this.directory = directory;
        this.accounts =
                List.copyOf(pack.read("demo-accounts.yaml", AccountFile.class).accounts());
    }

    @EventListener(ApplicationReadyEvent.class)
    void makeReady() {
        for (var account : accounts) {
            if (people.find(account.login()).isEmpty()) {
                people.add(account.toPerson());
            }
            LOG.info(
                    "Demo account: {} / {} ({})",
                    account.login(),
                    account.password(),
                    account.name().en());
        }
    }

    public List<Account> list() {
        return accounts;
    }

    /// The demo person with that sign-in name, as if they had given their password.
    ///
    /// @throws CityException if no account of the demonstration has it
    public SignedIn get(String login) {
        if (accounts.stream().noneMatch(account -> account.login().equals(login))) {
            throw CityException.notFound("The demonstration has no account '%s'".formatted(login));
        }
        var found = directory.loadUserByUsername(login);
        if (!found.person().demo()) {
            throw CityException.notFound("'%s' is not an account of the demonstration".formatted(login));
        }
        found.eraseCredentials();
        return found;
    }

    record AccountFile(List<Account> accounts) {}

    /// One ready account.
    ///
    /// @param role see [Role#key()]
    /// @param password no secret: it is shown on the sign-in page of the demonstration
    public record Account(
            String login,
            LocalText name,
            String role,
            @Nullable String jurisdiction,
            @Nullable String office,
            String password) {

        NewPerson toPerson() {
            return new NewPerson(login, name, Role.parse(role), jurisdiction, office, password, true);
        }
    }
}
