package city.madang.indicators;

import city.madang.platform.LocalText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The form of `figures.yaml`, as described in docs/guide/figures.md.
record FigureFile(List<Entry> figures) {

    FigureFile {
        Objects.requireNonNull(figures, "figures are missing");
    }

    /// One figure. Exactly one of `readings` and `occurrences` is there.
    ///
    /// @param unit a text, or a map of `ko` and `en`
    record Entry(
            String id,
            LocalText name,
            @Nullable Object unit,
            @Nullable Integer decimals,
            @Nullable Readings readings,
            @Nullable Happenings occurrences,
            @Nullable String better,
            @Nullable Double target,
            @Nullable Double watch,
            @Nullable Double alarm,
            @Nullable String source,
            @Nullable String office,
            @Nullable String topic,
            @Nullable Boolean districts) {}

    /// What a figure of readings is made of.
    record Readings(
            String property,
            @Nullable String kind,
            String aggregate,
            @Nullable String fresh,
            @Nullable Double threshold,
            @Nullable Double scale) {}

    /// What a figure of occurrences is made of.
    record Happenings(
            String kind,
            @Nullable List<String> category,
            String aggregate,
            @Nullable String field,
            @Nullable Double scale,
            @Nullable String within) {}
}
