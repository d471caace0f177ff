package city.madang.simulator.http;

import java.util.List;
import java.util.Map;

/// How records become an answer.
@FunctionalInterface
public interface Document {
    Reply render(List<Map<String, Object>> rows, Question question);
}
