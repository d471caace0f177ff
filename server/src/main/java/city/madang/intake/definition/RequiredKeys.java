package city.madang.intake.definition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds keys that a definition needs and does not have: parts of a record that are absent although its type says
/// they never are.
final class RequiredKeys {

    private RequiredKeys() {}

    static List<String> missingIn(Record shape) {
        var missing = new ArrayList<String>();
        collect(shape, "", missing);
        return missing;
    }

    private static void collect(Record shape, String path, List<String> missing) {
        for (var part : shape.getClass().getRecordComponents()) {
            try {
                var accessor = part.getAccessor();
                accessor.setAccessible(true);
                var value = accessor.invoke(shape);
                if (value == null && !part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    missing.add(path + part.getName());
                }
                collectInside(value, path + part.getName() + ".", missing);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void collectInside(@Nullable Object value, String path, List<String> missing) {
        if (value instanceof Record inner && inner.getClass().getName().startsWith("city.madang.intake.definition")) {
            collect(inner, path, missing);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collectInside(item, path, missing));
        }
    }
}
