package city.madang.identity.signin;

import city.madang.identity.NewPerson;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Role;
import city.madang.identity.SignedIn;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import city.madang.platform.pack.Pack;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/// The ready people of a demonstration, from `demo-accounts.yaml` of the pack: a few accounts with passwords
/// to try, and somebody in charge of every office and district. Outside a demonstration there are none, and
/// accounts made earlier do not sign in.
@Service
public class DemoAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(DemoAccounts.class);

    private final People people;
    private final StaffDirectory directory;
    private final List<Account> accounts;
    private final List<Account> others;
    private final Offices offices;

    DemoAccounts(People people, StaffDirectory directory, Offices offices, Pack pack, MadangProperties run) {
        this.people = people;
        this.directory = directory;
        var file = run.demo() ? pack.read("demo-accounts.yaml", AccountFile.class) : new AccountFile(List.of(), null);
        this.accounts = List.copyOf(file.accounts());
        var more = file.people();
        this.others =
                more == null ? List.of() : more.stream().map(Account::marked).toList();
        this.offices = offices;
    }

    @EventListener(ApplicationReadyEvent.class)
    void makeReady() {
        Stream.concat(accounts.stream(), others.stream())
                .filter(account -> people.find(account.login()).isEmpty())
                .forEach(account -> people.add(account.toPerson()));
        for (var account : accounts) {
            LOG.info(
                    "Demo account: {} / {} ({})",
                    account.login(),
                    account.password(),
                    account.name().en());
        }
        if (!others.isEmpty()) {
            LOG.info("Demo people: {} more sign in with one click at /sign-in", others.size());
        }
    }

    /// The accounts to try first, with their passwords.
    public List<Account> list() {
        return accounts;
    }

    /// Everybody else of the demonstration. They have no password.
    public List<Choice> listOthers() {
        return others.stream()
                .map(account -> new Choice(
                        account.login(),
                        account.name(),
                        Role.parse(account.role()).title(),
                        account.office() == null
                                ? LocalText.same("–")
                                : offices.get(account.office()).name()))
                .toList();
    }

    /// Somebody to choose from a list.
    ///
    /// @param place the office they work in
    public record Choice(String login, LocalText name, LocalText title, LocalText place) {}

    /// The demo person with that sign-in name, as if they had given their password.
    ///
    /// @throws CityException if no account of the demonstration has it
    public SignedIn get(String login) {
        if (Stream.concat(accounts.stream(), others.stream())
                .noneMatch(account -> account.login().equals(login))) {
            throw CityException.notFound("The demonstration has no account '%s'".formatted(login));
        }
        var found = directory.loadUserByUsername(login);
        if (!found.person().demo()) {
            throw CityException.notFound("'%s' is not an account of the demonstration".formatted(login));
        }
        found.eraseCredentials();
        return found;
    }

    /// The form of `demo-accounts.yaml`.
    ///
    /// @param people those who are there so that every place is filled; none in a small pack
    record AccountFile(List<Account> accounts, @Nullable List<Account> people) {}

    /// One ready account.
    ///
    /// @param role see [Role#key()]
    /// @param password no secret: it is shown on the sign-in page of the demonstration. Absent: one click only
    public record Account(
            String login,
            LocalText name,
            String role,
            @Nullable String jurisdiction,
            @Nullable String office,
            @Nullable String password) {

        /// The same account with a name that says what it is.
        Account marked() {
            var said = new LocalText(name.ko() + " (시연)", name.en() + " (demo)");
            return new Account(login, said, role, jurisdiction, office, password);
        }

        NewPerson toPerson() {
            return new NewPerson(login, name, Role.parse(role), jurisdiction, office, password, true);
        }
    }
}
