package city.madang.identity.signin;

import city.madang.identity.IdentityProperties;
import city.madang.identity.IdentityProperties.Oidc;
import city.madang.identity.Role;
import city.madang.identity.SignedIn;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import city.madang.platform.MadangProperties;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Signing in with an account of another provider by OpenID Connect (authorization code with PKCE), where the
/// owner has configured one. Who the account belongs to is decided by [OutsideAccounts]; nobody becomes an
/// official by having one.
///
/// The provider is asked for its addresses when somebody first signs in, so that it may be away when the
/// server starts.
@Component
public class SingleSignOn {

    /// Where the sign-in page's button leads.
    public static final String BEGIN = "/sign-in/oidc/to/city";

    private static final Logger LOG = LoggerFactory.getLogger(SingleSignOn.class);

    private static final String REGISTRATION = "city";

    /// Where the provider sends people back to; registered with it.
    private static final String RETURN = "/sign-in/oidc";

    private static final String UNKNOWN = "madang_unknown_person";

    private final @Nullable Oidc settings;
    private final OutsideAccounts accounts;
    private final StaffDirectory directory;
    private final SignInOutcomes outcomes;
    private final SessionAuthenticationStrategy sessions;
    private final SecurityContextRepository contexts;
    private final PublicAddress address;
    private final MadangProperties run;
    private volatile @Nullable ClientRegistration registration;

    SingleSignOn(
            IdentityProperties properties,
            OutsideAccounts accounts,
            StaffDirectory directory,
            SignInOutcomes outcomes,
            SessionAuthenticationStrategy sessions,
            SecurityContextRepository contexts,
            PublicAddress address,
            MadangProperties run) {
        this.settings = properties.oidc();
        this.accounts = accounts;
        this.directory = directory;
        this.outcomes = outcomes;
        this.sessions = sessions;
        this.contexts = contexts;
        this.address = address;
        this.run = run;
    }

    /// What the provider is called; nothing if none is configured.
    public Optional<LocalText> name() {
        return settings == null ? Optional.empty() : Optional.of(new LocalText(settings.nameKo(), settings.nameEn()));
    }

    /// Adds its addresses to a chain, if a provider is configured. Set up by hand and not with
    /// `http.oauth2Login`, which brings a sign-in page and a store of tokens that nothing here needs.
    public void addTo(HttpSecurity http) {
        if (settings == null) {
            return;
        }
        ClientRegistrationRepository clients = id -> id.equals(REGISTRATION) ? registration(settings) : null;
        var requests = new DefaultOAuth2AuthorizationRequestResolver(clients, "/sign-in/oidc/to");
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        var begin = new OAuth2AuthorizationRequestRedirectFilter(requests);
        begin.setAuthenticationFailureHandler(this::failed);

        var finish =
                new OAuth2LoginAuthenticationFilter(clients, new HttpSessionOAuth2AuthorizedClientRepository(), RETURN);
        finish.setAuthenticationManager(new ProviderManager(new OidcAuthorizationCodeAuthenticationProvider(
                new RestClientAuthorizationCodeTokenResponseClient(), new Recogniser(settings))));
        finish.setSessionAuthenticationStrategy(sessions);
        finish.setSecurityContextRepository(contexts);
        finish.setAuthenticationSuccessHandler(this::succeeded);
        finish.setAuthenticationFailureHandler(this::failed);
        http.addFilterAfter(begin, UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(finish, UsernamePasswordAuthenticationFilter.class);
    }

    private ClientRegistration registration(Oidc oidc) {
        var known = registration;
        if (known == null) {
            known = ClientRegistrations.fromIssuerLocation(oidc.issuer().toString())
                    .registrationId(REGISTRATION)
                    .clientId(oidc.clientId())
                    .clientSecret(secret(oidc))
                    .redirectUri(address.of(RETURN))
                    .scope("openid", "profile", "email")
                    .build();
            registration = known;
        }
        return known;
    }

    private String secret(Oidc oidc) {
        var configured = oidc.clientSecret();
        if (configured != null) {
            return configured;
        }
        var file = run.data().resolve("credentials.properties");
        var credentials = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                credentials.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        var found = credentials.getProperty("oidc-client-secret");
        if (found == null) {
            throw CityException.invalid("Neither madang.identity.oidc.client-secret nor oidc-client-secret in %s is set"
                    .formatted(file.getFileName()));
        }
        return found;
    }

    /// Reads who an ID token stands for.
    private final class Recogniser extends OidcUserService {

        private final Oidc oidc;

        Recogniser(Oidc oidc) {
            this.oidc = oidc;
        }

        @Override
        public OidcUser loadUser(OidcUserRequest request) {
            var user = super.loadUser(request);
            var email = user.getEmail();
            boolean trusted = oidc.trustEmail() || Boolean.TRUE.equals(user.getEmailVerified());
            var account = new OutsideAccounts.Account(
                    oidc.issuer().toString(),
                    Objects.requireNonNull(user.getSubject(), "An ID token has a subject"),
                    email != null && trusted && email.indexOf('@') > 0 ? email.toLowerCase(Locale.ROOT) : null,
                    user.getFullName());
            var wanted = oidc.newPeople();
            var holder = accounts.findOwner(account, wanted == null ? null : Role.parse(wanted))
                    .flatMap(person -> directory.find(person.login()))
                    .filter(SignedIn::isEnabled)
                    .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN)));
            holder.eraseCredentials();
            return new Holder(user, holder);
        }
    }

    /// A person recognised by an ID token.
    private static final class Holder extends DefaultOidcUser {

        private static final long serialVersionUID = 1L;

        private final SignedIn who;

        Holder(OidcUser user, SignedIn who) {
            super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
            this.who = who;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Holder that && that.who.equals(who);
        }

        @Override
        public int hashCode() {
            return who.hashCode();
        }
    }

    /// The person a principal stands for, however they signed in; absent for anybody else.
    static @Nullable SignedIn holderOf(@Nullable Object principal) {
        return switch (principal) {
            case SignedIn who -> who;
            case Holder holder -> holder.who;
            case null, default -> null;
        };
    }

    private void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        var who = Objects.requireNonNull(holderOf(authentication.getPrincipal()));
        outcomes.succeeded(
                request,
                response,
                UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()),
                "oidc");
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        boolean unknown = reason instanceof OAuth2AuthenticationException failure
                && failure.getError().getErrorCode().equals(UNKNOWN);
        outcomes.refused("oidc");
        if (!unknown) {
            LOG.warn("single sign-on failed reason=\"{}\"", reason.getMessage());
        }
        response.sendRedirect(unknown ? "/sign-in?sso=unknown" : "/sign-in?sso=failed");
    }
}
