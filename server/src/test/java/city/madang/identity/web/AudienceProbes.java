package city.madang.identity.web;

import city.madang.platform.Audience;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Endpoints for every audience, and two that nobody decided about, to try the guard on.
@TestConfiguration(proxyBeanMethods = false)
class AudienceProbes {

    @Bean
    InitializingBean probes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return () -> {
            for (var name : new String[] {"anyone", "official", "steward", "mayor", "source", "undecided"}) {
                var info = RequestMappingInfo.paths("/probe/" + name)
                        .methods(RequestMethod.GET, RequestMethod.POST)
                        .options(mapping.getBuilderConfiguration())
                        .build();
                mapping.registerMapping(info, new Probes(), Probes.class.getDeclaredMethod(name));
            }
        };
    }

    @Bean
    ServletRegistrationBean<HttpServlet> stewardServlet() {
        return new ServletRegistrationBean<>(new StewardServlet(), "/servlet/steward/*");
    }

    @Bean
    ServletRegistrationBean<HttpServlet> undecidedServlet() {
        return new ServletRegistrationBean<>(new UndecidedServlet(), "/servlet/undecided/*");
    }

    @Bean
    ServletRegistrationBean<HttpServlet> sourceServlet() {
        return new ServletRegistrationBean<>(new SourceServlet(), "/intake/webhook/probe/*", "/servlet/source/*");
    }

    static final class Probes {

        @Audience(Audience.Group.ANYONE)
        @ResponseBody
        String anyone() {
            return "seen";
        }

        @Audience(Audience.Group.OFFICIAL)
        @ResponseBody
        String official() {
            return "seen";
        }

        @Audience(Audience.Group.STEWARD)
        @ResponseBody
        String steward() {
            return "seen";
        }

        @Audience(Audience.Group.MAYOR)
        @ResponseBody
        String mayor() {
            return "seen";
        }

        @Audience(Audience.Group.SOURCE)
        @ResponseBody
        String source() {
            return "seen";
        }

        @ResponseBody
        String undecided() {
            return "seen";
        }
    }

    @Audience(Audience.Group.STEWARD)
    static final class StewardServlet extends Answering {
        private static final long serialVersionUID = 1L;
    }

    @Audience(Audience.Group.SOURCE)
    static final class SourceServlet extends Answering {
        private static final long serialVersionUID = 1L;
    }

    static final class UndecidedServlet extends Answering {
        private static final long serialVersionUID = 1L;
    }

    private abstract static class Answering extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write("seen");
        }
    }
}
