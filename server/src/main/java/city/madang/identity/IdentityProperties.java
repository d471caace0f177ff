package city.madang.identity;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How people reach this city hall and sign in: `madang.identity.*`.
///
/// @param address where browsers reach the server, without a path, for example `https://city.example`;
///     passkeys are bound to its host and the set-up link begins with it. Absent: `http://localhost` and the
/// server's port
/// @param requestLimit the longest request body a page or API takes; sources that push have limits of their own
/// @param uploadLimit the longest form with files (`multipart/form-data`)
/// @param failuresPerAccount wrong passwords for one account before it has to wait
/// @param failuresPerAddress wrong passwords from one network address before it has to wait
/// @param pause how long a wait lasts, and how long a failure is remembered
/// @param setupLinkLife how long a link that makes an account ready can be used
/// @param setUpAgain whether a start offers a link for a new first account although there are accounts: for a
///     city hall whose stewards are all gone. Only the owner of the server can set it
/// @param sessionIdle how long a session may go unused
/// @param sessionLife how long a session lasts at most (30 days: NIST SP 800-63B-4, 2.1.3)
/// @param oidc where else staff may sign in; absent for nowhere
@ConfigurationProperties("madang.identity")
public record IdentityProperties(
        @Nullable URI address,
        @DefaultValue("2MB") DataSize requestLimit,
        @DefaultValue("16MB") DataSize uploadLimit,
        @DefaultValue("5") int failuresPerAccount,
        @DefaultValue("30") int failuresPerAddress,
        @DefaultValue("10m") Duration pause,
        @DefaultValue("24h") Duration setupLinkLife,
        @DefaultValue("false") boolean setUpAgain,
        @DefaultValue("8h") Duration sessionIdle,
        @DefaultValue("30d") Duration sessionLife,
        @Nullable Oidc oidc) {

    /// Single sign-on by OpenID Connect.
    ///
    /// @param issuer the provider, as its discovery document names it
    /// @param clientSecret absent if it stands in `credentials.properties` of the data folder, under
    ///     `oidc-client-secret`
    /// @param nameKo what the sign-in page calls the provider in Korean, and `nameEn` in English
    /// @param trustEmail whether e-mail addresses count that the provider does not call verified
    /// @param newPeople the role of somebody who is not known here and has a verified address; absent to
    ///     refuse them. No role that needs a second person's consent
    public record Oidc(
            URI issuer,
            String clientId,
            @Nullable String clientSecret,
            @DefaultValue("기관 계정") String nameKo,
            @DefaultValue("your organisation's account") String nameEn,
            @DefaultValue("false") boolean trustEmail,
            @Nullable String newPeople) {

        public Oidc {
            if (newPeople != null && Role.parse(newPeople).needsApproval()) {
                throw new IllegalArgumentException(
                        "madang.identity.oidc.new-people cannot be '%s': that role takes a second person"
                                .formatted(newPeople));
            }
        }

        @Override
        public String toString() {
            return "Oidc[issuer=%s, clientId=%s]".formatted(issuer, clientId);
        }
    }
}
