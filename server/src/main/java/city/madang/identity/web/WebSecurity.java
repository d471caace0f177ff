package city.madang.identity.web;

import city.madang.identity.IdentityProperties;
import city.madang.identity.signin.PasskeyFilters;
import city.madang.identity.signin.SignInOutcomes;
import city.madang.identity.signin.SingleSignOn;
import city.madang.platform.web.ErrorPages;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/// Guards every address of the server. Who may call what is said by each endpoint's
/// [city.madang.platform.Audience] and nowhere else.
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    /// No inline script or style anywhere and nothing from another host. `blob:` workers and pictures are what
    /// the map makes for itself.
    private static final String CONTENT_SECURITY_POLICY = """
            default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
            worker-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; object-src 'none'; \
            frame-ancestors 'none'; base-uri 'none'; form-action 'self'\
            """;

    /// The worker that finds hands in the camera's picture runs a WebAssembly program, and asks nobody but us. A
    /// worker follows the policy of its own script; pages keep theirs, which allows no such program.
    private static final String HANDS_SECURITY_POLICY =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

    private static final String HANDS_WORKER = "/assets/hands.worker-";

    /// A POST that changes nothing: anybody's page may ask what a sentence means, also without a session.
    private static final String ONLY_ASKS = "/api/command";

    /// The wall listens and watches hands on its own pages only; nothing else is asked of the device.
    private static final String PERMISSIONS =
            "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=(), serial=()";

    /// Addresses that city systems push to with a token, without a session. The hot path: one filter.
    @Bean
    @Order(1)
    SecurityFilterChain machineChain(AudienceAuthorization audiences, Refusals refusals) {
        return new DefaultSecurityFilterChain(WebSecurity::isPushed, List.of(new MachineGate(audiences, refusals)));
    }

    /// Looks at the address as it was sent, which costs least. One that is written to look like these and leads
    /// elsewhere gains nothing: the gate asks the endpoint it really leads to.
    private static boolean isPushed(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/sensorthings/")
                || path.startsWith("/intake/webhook/")
                || path.equals("/intake/import");
    }

    @Bean
    @Order(2)
    SecurityFilterChain browserChain(
            HttpSecurity http,
            AudienceAuthorization audiences,
            Refusals refusals,
            SignInOutcomes outcomes,
            AuthenticationManager passwords,
            SecurityContextRepository contexts,
            SessionAuthenticationStrategy sessions,
            CsrfTokenRepository tokens,
            RequestCache requests,
            PasskeyFilters passkeys,
            SingleSignOn singleSignOn,
            IdentityProperties properties) {
        passkeys.addTo(http);
        singleSignOn.addTo(http);
        return http.authenticationManager(passwords)
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(session -> session.sessionAuthenticationStrategy(sessions))
                .requestCache(cache -> cache.requestCache(requests))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers(ONLY_ASKS))
                .addFilterBefore(
                        new RequestLimitFilter(properties.requestLimit(), properties.uploadLimit(), refusals),
                        CsrfFilter.class)
                .authorizeHttpRequests(requestsTo -> requestsTo
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access((who, to) -> audiences.authorize(who, to.getRequest())))
                .exceptionHandling(
                        refuse -> refuse.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .formLogin(form -> form.loginPage(Refusals.SIGN_IN)
                        .usernameParameter(SignInOutcomes.LOGIN)
                        .successHandler(outcomes)
                        .failureHandler(outcomes))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessHandler(outcomes))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(device -> device.policy(PERMISSIONS))
                        .crossOriginOpenerPolicy(opener -> opener.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .frameOptions(frame -> frame.deny())
                        .addHeaderWriter((request, response) -> {
                            if (request.getRequestURI().startsWith(HANDS_WORKER)) {
                                response.setHeader("Content-Security-Policy", HANDS_SECURITY_POLICY);
                            }
                        })
                        .httpStrictTransportSecurity(https -> https.includeSubDomains(false)
                                .maxAgeInSeconds(Duration.ofDays(365).toSeconds())))
                .build();
    }

    /// Remembers the page somebody was on the way to when they had to sign in; never an API call.
    @Bean
    @SuppressWarnings("NullAway") // null switches the `?continue` parameter off, though the setter does not say so
    RequestCache requestCache() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(
                request -> request.getMethod().equals(HttpMethod.GET.name()) && ErrorPages.wantsPage(request));
        return cache;
    }
}
