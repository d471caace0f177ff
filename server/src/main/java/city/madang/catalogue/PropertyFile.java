package city.madang.catalogue;

import city.madang.catalogue.ObservedProperty.Better;
import city.madang.catalogue.ObservedProperty.State;
import city.madang.catalogue.ObservedProperty.Step;
import city.madang.platform.LocalText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The form of `properties.yaml`.
record PropertyFile(List<Entry> properties) {

    PropertyFile {
        Objects.requireNonNull(properties, "properties are missing");
    }

    /// One property.
    ///
    /// @param unit a text, or `{ko, en}`
    /// @param range lowest and highest plausible value
    /// @param better `lower`, `higher` or `none`
    /// @param steps each `[lower bound, colour, state]`
    record Entry(
            String id,
            LocalText name,
            JsonNode unit,
            String ucum,
            int decimals,
            List<Double> range,
            @Nullable String better,
            @Nullable String thresholds,
            @Nullable List<List<JsonNode>> steps) {

        Entry {
            PackIds.check(id, "property");
            if (range == null || range.size() != 2) {
                throw new IllegalArgumentException(
                        "range of the property '%s' must be [lowest, highest]".formatted(id));
            }
        }

        ObservedProperty property() {
            return new ObservedProperty(
                    id,
                    name,
                    unitText(),
                    ucum,
                    decimals,
                    range.get(0),
                    range.get(1),
                    better == null ? Better.NONE : oneOf(Better.class, better),
                    steps == null ? List.of() : steps.stream().map(this::step).toList(),
                    thresholds);
        }

        private LocalText unitText() {
            if (unit != null && unit.isString()) {
                return LocalText.same(unit.stringValue());
            }
            if (unit == null || !unit.path("ko").isString() || !unit.path("en").isString()) {
                throw wrong("unit of the property '%s' must be a text or {ko, en}");
            }
            return new LocalText(unit.path("ko").stringValue(), unit.path("en").stringValue());
        }

        private Step step(List<JsonNode> row) {
            if (row.size() != 3 || !row.get(0).isNumber()) {
                throw wrong("a step of the property '%s' must be [lower bound, colour, state]");
            }
            return new Step(
                    row.get(0).doubleValue(),
                    row.get(1).asString(),
                    oneOf(State.class, row.get(2).asString()));
        }

        private <E extends Enum<E>> E oneOf(Class<E> type, String text) {
            try {
                return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw wrong("'%s' has an unknown word: " + text);
            }
        }

        private IllegalArgumentException wrong(String message) {
            return new IllegalArgumentException(message.formatted(id));
        }
    }
}
