package city.madang.observations.sensorthings;

import city.madang.identity.Viewer;
import city.madang.observations.SourceTokens;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// SensorThings 1.1 below `/sensorthings/v1.1`. Anyone may read what the policy shows to anyone; only a
/// source with its token may create.
///
/// A plain servlet, because Spring MVC doubles the cost of a single Observation. It runs on virtual threads.
@Audience(Audience.Group.ANYONE)
final class SensorThingsServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(SensorThingsServlet.class);
    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 32 << 20;
    private static final String BEARER = "Bearer ";
    private static final Pattern OF_DATASTREAM = Pattern.compile("/Datastreams\\('?(\\d{1,9})'?\\)/Observations");
    private static final Pattern OF_THING = Pattern.compile("/Things\\('?(\\d{1,9})'?\\)/Datastreams");

    private final transient Pushes pushes;
    private final transient ThingWriter writer;
    private final transient Entities entities;
    private final transient ObjectProvider<SourceTokens> tokens;
    private final transient Clock clock;
    private final transient JsonMapper json;

    SensorThingsServlet(
            Pushes pushes,
            ThingWriter writer,
            Entities entities,
            ObjectProvider<SourceTokens> tokens,
            Clock clock,
            JsonMapper json) {
        this.pushes = pushes;
        this.writer = writer;
        this.entities = entities;
        this.tokens = tokens;
        this.clock = clock;
        this.json = json;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            int source = source(request)
                    .orElseThrow(() -> new CityException(
                            CityException.Category.FORBIDDEN, "Send the token of your source as Bearer token"));
            tokens.getObject().admit(source);
            post(source, path(request), request, response);
        } catch (CityException | IllegalArgumentException | JacksonException e) {
            Answers.refuse(response, e);
        } catch (RuntimeException e) {
            log.error("a push could not be answered", e);
            Answers.refuse(response, e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var asked = new Question(
                    path(request), request.getParameterMap(), Answers.base(request), source(request), Viewer.anyone());
            Answers.json(response, HttpServletResponse.SC_OK, json.writeValueAsBytes(entities.answer(asked)));
        } catch (CityException | IllegalArgumentException e) {
            Answers.refuse(response, e);
        } catch (RuntimeException e) {
            log.error("a question could not be answered", e);
            Answers.refuse(response, e);
        }
    }

    private void post(int source, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (path) {
            case "/Observations" -> observation(source, Pushed.NO_DATASTREAM, request, response);
            case "/CreateObservations" -> observations(source, request, response);
            case "/Things" -> thing(source, request, response);
            case "/Datastreams" -> datastream(source, -1, request, response);
            default -> {
                var ofDatastream = OF_DATASTREAM.matcher(path);
                var ofThing = OF_THING.matcher(path);
                if (ofDatastream.matches()) {
                    observation(source, number(ofDatastream), request, response);
                } else if (ofThing.matches()) {
                    datastream(source, number(ofThing), request, response);
                } else {
                    throw CityException.notFound("Nothing can be created at '%s'".formatted(path));
                }
            }
        }
    }

    private void observation(int source, int datastream, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var body = body(request);
        var pushed = ObservationReader.readOne(body, body.length, clock.millis(), datastream);
        var outcome = pushes.store(source, pushed, key(request));
        if (!outcome.doubts().isEmpty()) {
            var doubt = outcome.doubts().getFirst();
            throw CityException.invalid("%s; it waits in quarantine (%s)".formatted(doubt.detail(), doubt.reason()));
        }
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setHeader("Location", Answers.observation(Answers.base(request), pushed, 0));
        response.setContentLength(0);
    }

    private void observations(int source, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = body(request);
        var pushed = ObservationReader.readArray(body, body.length, clock.millis());
        var outcome = pushes.store(source, pushed, key(request));
        response.setHeader("Madang-Stored", Integer.toString(outcome.receipt().stored()));
        Answers.created(response, Answers.base(request), pushed, outcome.refused());
    }

    private void thing(int source, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var written = writer.thing(source, tree(request));
        var thing = written.entity();
        var base = Answers.base(request);
        response.setHeader("Location", base + "/Things(" + thing.number() + ")");
        Answers.json(response, status(written), json.writeValueAsBytes(entities.thingWithDatastreams(base, thing)));
    }

    private void datastream(int source, int thing, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var written = writer.datastream(source, thing, tree(request));
        var stream = written.entity();
        var base = Answers.base(request);
        response.setHeader("Location", base + "/Datastreams(" + stream.number() + ")");
        Answers.json(response, status(written), json.writeValueAsBytes(entities.datastream(base, stream)));
    }

    private static int status(ThingWriter.Written<?> written) {
        return written.created() ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_OK;
    }

    private OptionalInt source(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        var known = tokens.getIfAvailable();
        return header == null || known == null || !header.startsWith(BEARER)
                ? OptionalInt.empty()
                : known.source(header.substring(BEARER.length()));
    }

    private JsonNode tree(HttpServletRequest request) throws IOException {
        var tree = json.readTree(body(request));
        if (!tree.isObject()) {
            throw CityException.invalid("The body must be a JSON object");
        }
        return tree;
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length > MOST_BYTES) {
            throw tooLarge();
        }
        var body = length >= 0
                ? request.getInputStream().readNBytes((int) length)
                : request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw tooLarge();
        }
        return body;
    }

    private static CityException tooLarge() {
        return new CityException(
                CityException.Category.TOO_LARGE, "A request may have %d bytes at most".formatted(MOST_BYTES));
    }

    private static @Nullable String key(HttpServletRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key != null && key.getBytes(StandardCharsets.UTF_8).length > 200) {
            throw CityException.invalid("An Idempotency-Key may have 200 bytes at most");
        }
        return key;
    }

    private static String path(HttpServletRequest request) {
        var path = request.getPathInfo();
        return path == null ? "/" : path;
    }

    private static int number(Matcher matcher) {
        return Integer.parseInt(matcher.group(1));
    }
}
