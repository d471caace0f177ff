package city.madang.calls.web;

import city.madang.calls.CallsProperties;
import city.madang.calls.Switchboard;
import city.madang.identity.IdentityProperties;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/// Opens a line: `GET /calls/line`, which becomes a WebSocket (RFC 6455).
@Controller
class LineController {

    private static final String PATH = "/calls/line";

    private final Switchboard switchboard;
    private final CallsProperties properties;
    private final IdentityProperties identity;
    private final JsonMapper json;

    LineController(Switchboard switchboard, CallsProperties properties, IdentityProperties identity, JsonMapper json) {
        this.switchboard = switchboard;
        this.properties = properties;
        this.identity = identity;
        this.json = json;
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping(PATH)
    void open(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            throw CityException.invalid("A line is a WebSocket; this was an ordinary request");
        }
        if (!fromOurPages(request)) {
            throw new CityException(
                    CityException.Category.FORBIDDEN, "Lines are opened by pages of this city hall alone");
        }
        var container = request.getServletContext().getAttribute(ServerContainer.class.getName());
        var viewer = Viewers.current();
        if (!(container instanceof ServerContainer sockets) || viewer.person() == null) {
            throw CityException.unavailable("Lines cannot be opened here", Duration.ofMinutes(1), null);
        }
        var endpoint = new LineEndpoint(viewer, Viewers.currentSession(), switchboard, properties, json);
        try {
            sockets.upgradeHttpToWebSocket(request, response, configuration(endpoint), Map.of());
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
    }

    /// Browsers send cookies along whoever's page opens a WebSocket, and tell whose page it is (RFC 6454).
    private boolean fromOurPages(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        var known = identity.address();
        if (known != null && origin.equalsIgnoreCase(known.toString().replaceFirst("/$", ""))) {
            return true;
        }
        try {
            var authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ServerEndpointConfig configuration(LineEndpoint endpoint) {
        return ServerEndpointConfig.Builder.create(LineEndpoint.class, PATH)
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast((Endpoint) endpoint);
                    }

                    @Override
                    public boolean checkOrigin(String origin) {
                        return true;
                    }
                })
                .build();
    }
}
