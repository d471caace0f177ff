package city.madang.platform.web;

import city.madang.platform.MadangProperties;
import city.madang.platform.pack.Pack;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/// Renders the precompiled JTE template that a controller names, such as `intake/sources`. The template gets
/// the controller's model and a [Page].
@Component
public class JteViews implements ViewResolver, Ordered {

    /// Name of the model attribute by which a controller says that its page has a form.
    public static final String FORM = "form";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "city.madang.pages");
    private final ObjectProvider<VisitorSource> visitors;
    private final ObjectProvider<BellSource> bells;
    private final Assets assets;
    private final CityName city;
    private final MadangProperties properties;

    JteViews(
            ObjectProvider<VisitorSource> visitors,
            ObjectProvider<BellSource> bells,
            Assets assets,
            Pack pack,
            MadangProperties properties) {
        this.visitors = visitors;
        this.bells = bells;
        this.assets = assets;
        this.city = CityName.of(pack);
        this.properties = properties;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        var template = name + ".jte";
        return engine.hasTemplate(template) ? new JteView(template) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /// The frame of the page that answers `request`.
    ///
    /// @param form whether the page has a form for somebody who is not signed in. Only then do they get a token,
    ///     because a token needs a session: reading the city costs the server none
    public Page page(HttpServletRequest request, boolean form) {
        var source = visitors.getIfAvailable();
        var visitor = source == null ? new Page.Visitor(null, null, false, false, properties.demo()) : source.current();
        var locale = RequestContextUtils.getLocale(request);
        return new Page(
                locale,
                request.getRequestURI(),
                request.getQueryString(),
                visitor,
                visitor.name() == null ? 0 : unread(),
                form || visitor.name() != null || visitor.demo() ? csrf(request) : null,
                city.name().in(locale),
                assets);
    }

    /// A page is shown without its bell rather than not at all.
    private int unread() {
        var bell = bells.getIfAvailable();
        try {
            return bell == null ? 0 : bell.unread();
        } catch (DataAccessException e) {
            return 0;
        }
    }

    private static Page.@Nullable Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : null;
    }

    private final class JteView implements View {

        private final String template;

        JteView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var parameters = new HashMap<String, Object>();
            if (model != null) {
                model.forEach((key, value) -> {
                    // Spring adds binding results, which no template asks for.
                    if (key.indexOf('.') < 0) {
                        parameters.put(key, value);
                    }
                });
            }
            var page = page(request, parameters.containsKey(FORM));
            parameters.put("page", page);
            var output = new Utf8ByteOutput();
            engine.render(template, parameters, output);
            response.setContentType(getContentType());
            response.setHeader("Content-Language", page.locale().getLanguage());
            response.setHeader("Vary", "Accept-Language, Cookie");
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
