package city.madang.simulator.http;

import city.madang.simulator.control.CitySystem;
import city.madang.simulator.control.Systems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The dialect of the Seoul Open API as it was recorded (source: api-formats): windows of 1,000 records,
/// errors with HTTP 200 and in XML even where JSON was asked for, root names and counts that differ by
/// service.
public final class OpenApi implements Handler {

    /// How one service departs from the rule.
    public enum Quirk {
        NONE,
        /// Answers in XML whatever is asked; its tags are upper case in every second ten minutes.
        XML_ONLY,
        /// Counts the records of the page instead of all.
        COUNTS_THE_PAGE,
        /// Dotted codes, one body instead of rows.
        CITY_DATA
    }

    /// A service: the name in the path and the name of the root, which are not always the same.
    record Service(String root, Quirk quirk, CitySystem system, Duration step, Feed.Rows rows) {}

    private static final int WINDOW = 1000;
    private static final int SAMPLE = 5;

    private final HttpCity http;
    private final Systems systems;
    private final Predicate<String> keys;
    private final Map<String, Service> services = new ConcurrentHashMap<>();

    /// @param keys the keys that are accepted, beside `sample`
    public OpenApi(HttpCity http, Systems systems, Predicate<String> keys) {
        this.http = http;
        this.systems = systems;
        this.keys = keys;
        http.handle("/openapi/", this);
    }

    /// Adds a service.
    ///
    /// @param name as in the path; for services with an option, `citydata/POI001`
    public void add(String id, String name, String root, Quirk quirk, Duration step, Feed.Rows rows) {
        var system = systems.register(id, "openapi", "/openapi/{key}/json/" + name);
        services.put(name, new Service(root, quirk, system, step, rows));
    }

    @Override
    public Reply answer(Question question) {
        var parts = question.parts();
        if (parts.size() < 6) {
            return error("ERROR-300", "필수 값이 누락되어 있습니다.");
        }
        var service = service(parts);
        if (service == null) {
            return error("ERROR-500", "해당하는 서비스를 찾을 수 없습니다.");
        }
        var key = parts.get(1);
        if (!key.equals("sample") && !keys.test(key)) {
            service.system().count();
            return error("INFO-100", "인증키가 유효하지 않습니다.");
        }
        var start = whole(parts.get(4));
        var end = whole(parts.get(5));
        if (start < 1 || end < start) {
            return error("ERROR-334", "요청종료위치가 요청시작위치보다 작습니다.");
        }
        if (end - start >= WINDOW) {
            return error("ERROR-336", "데이터요청은 한번에 최대 1000건을 넘을 수 없습니다.");
        }
        if (key.equals("sample") && end > SAMPLE) {
            return error("ERROR-335", "샘플데이터(샘플키:sample) 는 한번에 최대 5건을 넘을 수 없습니다.");
        }
        var xml = service.quirk() == Quirk.XML_ONLY || parts.get(2).equals("xml");
        Document document = (rows, asked) -> window(service, rows, start, end, xml);
        return http.answer(service.system(), service.rows(), service.step(), document, question);
    }

    private @Nullable Service service(List<String> parts) {
        var name = parts.get(3);
        if (parts.size() > 6 && services.containsKey(name + "/" + parts.get(6))) {
            // The sample key always shows the palace square, whatever area is asked for.
            var area = parts.get(1).equals("sample") ? "POI009" : parts.get(6);
            return services.get(name + "/" + area);
        }
        return services.get(name);
    }

    private static Reply window(Service service, List<Map<String, Object>> rows, int start, int end, boolean xml) {
        if (rows.size() < start) {
            return error("INFO-200", "해당하는 데이터가 없습니다.");
        }
        if (service.quirk() == Quirk.CITY_DATA) {
            var result = Row.of("RESULT.CODE", "INFO-000", "RESULT.MESSAGE", "정상 처리되었습니다");
            return Reply.json(Documents.text(Row.of("RESULT", result, service.root(), rows.getFirst())));
        }
        var page = rows.subList(start - 1, Math.min(end, rows.size()));
        var count = service.quirk() == Quirk.COUNTS_THE_PAGE ? page.size() : rows.size();
        var result = Row.of("CODE", "INFO-000", "MESSAGE", "정상 처리되었습니다");
        var shown = service.quirk() == Quirk.XML_ONLY && upperCase(page) ? inUpperCase(page) : page;
        var body = Row.of("list_total_count", count, "RESULT", result, "row", shown);
        var root = Row.of(service.root(), body);
        return xml ? Reply.xml(Xml.document(root)) : Reply.json(Documents.text(root));
    }

    private static boolean upperCase(List<Map<String, Object>> page) {
        return page.hashCode() % 2 == 0;
    }

    private static List<Map<String, Object>> inUpperCase(List<Map<String, Object>> rows) {
        var shouted = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var copy = new LinkedHashMap<String, Object>();
            row.forEach((name, value) -> copy.put(name.toUpperCase(Locale.ROOT), value));
            shouted.add(copy);
        }
        return shouted;
    }

    /// Errors come as XML and with HTTP 200, whatever was asked for.
    private static Reply error(String code, String message) {
        return Reply.xml("<RESULT><CODE>%s</CODE><MESSAGE>%s</MESSAGE></RESULT>".formatted(code, message));
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
