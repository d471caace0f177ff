package city.madang.identity.signin;

import city.madang.identity.IdentityProperties;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/// The parts sign-in is made of. Whichever way somebody signs in, the session gets a new id and a new form
/// token.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class SignInConfiguration {

    /// Rounds of PBKDF2 with HMAC-SHA-512 (OWASP Password Storage Cheat Sheet, 2023).
    private static final int ROUNDS = 210_000;

    private static final int SALT_BYTES = 16;

    /// PBKDF2 today, because bcrypt takes no more than 72 bytes: 24 Korean letters. A hash says how it was
    /// made, so that
    /// this can change; an old one is replaced when its owner signs in.
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                "pbkdf2-sha512",
                Map.of(
                        "pbkdf2-sha512",
                        new Pbkdf2PasswordEncoder(
                                "", SALT_BYTES, ROUNDS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512)));
    }

    @Bean
    AuthenticationManager authenticationManager(
            StaffDirectory directory, PasswordEncoder encoder, IdentityProperties properties, Clock clock) {
        var passwords = new DaoAuthenticationProvider(directory);
        passwords.setPasswordEncoder(encoder);
        passwords.setUserDetailsPasswordService(directory);
        return new ProviderManager(new BrakedSignIn(
                passwords,
                new AttemptBrake(properties.failuresPerAccount(), properties.pause(), clock),
                new AttemptBrake(properties.failuresPerAddress(), properties.pause(), clock)));
    }

    @Bean
    CsrfTokenRepository csrfTokenRepository() {
        return new HttpSessionCsrfTokenRepository();
    }

    @Bean
    SessionAuthenticationStrategy sessionAuthenticationStrategy(CsrfTokenRepository tokens) {
        return new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens)));
    }
}
