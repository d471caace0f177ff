package city.madang.identity.web;

import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;

/// Lets a caller through only if they belong to the [Audience] that the endpoint itself names. There is no second
/// list of addresses: an endpoint without an audience answers nobody.
///
/// An endpoint is a method of a controller or a servlet. Published files (`/assets/**`) are for anyone; so is an
/// address that nothing answers, so that it is told as 404.
@Component
public class AudienceAuthorization implements AuthorizationManager<HttpServletRequest> {

    private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);
    private static final AuthorizationDecision DENIED = new AuthorizationDecision(false);

    private final ObjectProvider<HandlerMapping> mappings;
    private final Map<Object, Rule> rules = new ConcurrentHashMap<>();
    private volatile @Nullable List<HandlerMapping> orderedMappings;

    AudienceAuthorization(ObjectProvider<HandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, HttpServletRequest request) {
        return switch (ruleOf(request)) {
            case Rule.Nobody() -> DENIED;
            case Rule.Group(var group) when group == Audience.Group.ANYONE -> GRANTED;
            case Rule.Group(var group) -> Viewers.of(authentication.get()).reaches(group) ? GRANTED : DENIED;
        };
    }

    /// Whom the endpoint of `request` answers; absent if nobody.
    Audience.@Nullable Group audienceOf(HttpServletRequest request) {
        return ruleOf(request) instanceof Rule.Group(var group) ? group : null;
    }

    private Rule ruleOf(HttpServletRequest request) {
        var servlet = request.getHttpServletMapping().getServletName();
        if (!servlet.equals("dispatcherServlet") && !servlet.isEmpty()) {
            var known = rules.get(servlet);
            return known != null ? known : rules.computeIfAbsent(servlet, name -> ofServlet(request, servlet));
        }
        var handler = handlerOf(request);
        return switch (handler) {
            case null -> new Rule.Group(Audience.Group.ANYONE);
            case HandlerMethod method -> rules.computeIfAbsent(method.getMethod(), key -> ofMethod(method));
            case ResourceHttpRequestHandler files -> new Rule.Group(Audience.Group.ANYONE);
            default -> new Rule.Nobody();
        };
    }

    private @Nullable Object handlerOf(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        for (var mapping : orderedMappings()) {
            try {
                var chain = mapping.getHandler(request);
                if (chain != null) {
                    return chain.getHandler();
                }
            } catch (Exception e) {
                // The address is known, but not with this method or these headers: MVC answers 4xx and calls nobody.
                return null;
            }
        }
        return null;
    }

    private List<HandlerMapping> orderedMappings() {
        var known = orderedMappings;
        if (known == null) {
            known = mappings.orderedStream().toList();
            orderedMappings = known;
        }
        return known;
    }

    private static Rule ofMethod(HandlerMethod handler) {
        var audience = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Audience.class);
        if (audience == null) {
            audience = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Audience.class);
        }
        return Rule.of(audience);
    }

    private static Rule ofServlet(HttpServletRequest request, String name) {
        ServletRegistration registration = request.getServletContext().getServletRegistration(name);
        if (registration == null || registration.getClassName() == null) {
            return new Rule.Nobody();
        }
        var type =
                ClassUtils.resolveClassName(registration.getClassName(), AudienceAuthorization.class.getClassLoader());
        return Rule.of(AnnotatedElementUtils.findMergedAnnotation(type, Audience.class));
    }

    /// Whom an endpoint answers.
    private sealed interface Rule {
        record Group(Audience.Group group) implements Rule {}

        /// Nobody decided about it.
        record Nobody() implements Rule {}

        static Rule of(@Nullable Audience audience) {
            return audience == null ? new Nobody() : new Group(audience.value());
        }
    }
}
