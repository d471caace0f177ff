package city.madang.intake.definition;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds keys that a definition needs and does not have: parts of a record that are absent although its type says
/// they never are.
final class RequiredKeys {

    /// Hundreds of sources are of a few shapes.
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Part::new).toList();
        }
    };

    private RequiredKeys() {}

    static List<String> missingIn(Record shape) {
        var missing = new ArrayList<String>();
        collect(shape, "", missing);
        return missing;
    }

    private static void collect(Record shape, String path, List<String> missing) {
        for (var part : PARTS.get(shape.getClass())) {
            var value = part.of(shape);
            if (value == null && part.required()) {
                missing.add(path + part.name());
            }
            collectInside(value, path + part.name() + ".", missing);
        }
    }

    private static void collectInside(@Nullable Object value, String path, List<String> missing) {
        if (value instanceof Record inner && inner.getClass().getName().startsWith("city.madang.intake.definition")) {
            collect(inner, path, missing);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collectInside(item, path, missing));
        }
    }

    /// One component of a record.
    private record Part(String name, Method accessor, boolean required) {

        Part(RecordComponent component) {
            this(
                    component.getName(),
                    component.getAccessor(),
                    !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
            accessor.setAccessible(true);
        }

        @Nullable
        Object of(Record shape) {
            try {
                return accessor.invoke(shape);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
