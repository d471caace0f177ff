package city.madang.simulator.http;

import city.madang.simulator.city.Moment;
import city.madang.simulator.control.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes records wrong in the way a mode asks for.
public final class Spoiler {

    private static final Duration LATE = Duration.ofHours(3);

    private Spoiler() {}

    /// The records a system gives in a mode, instead of those of the moment.
    public static List<Map<String, Object>> rows(Feed.Rows source, Duration step, Moment now, Mode mode) {
        var moment = now.floor(step);
        return switch (mode) {
            case SILENT -> List.of();
            case LATE -> source.at(now.minus(LATE).floor(step));
            case DUPLICATE -> twice(source.at(moment));
            case OUT_OF_ORDER -> {
                var rows = new ArrayList<>(source.at(moment).reversed());
                rows.addAll(source.at(moment.minus(step)));
                rows.addAll(source.at(moment.minus(step.multipliedBy(3))));
                yield rows;
            }
            case MALFORMED -> broken(source.at(moment));
            case OK, SLOW, FAILING, WRONG_ENCODING -> source.at(moment);
        };
    }

    /// Every third record with its numbers turned into a text that is none.
    public static List<Map<String, Object>> broken(List<Map<String, Object>> rows) {
        var broken = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < rows.size(); i++) {
            broken.add(i % 3 == 0 ? broken(rows.get(i)) : rows.get(i));
        }
        return broken;
    }

    /// A record with its numbers turned into a text that is none.
    public static Map<String, Object> broken(Map<String, Object> row) {
        var copy = new LinkedHashMap<>(row);
        copy.replaceAll((name, value) -> isNumber(value) ? "##.#" : value);
        return copy;
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number || (value instanceof String text && text.matches("-?[0-9]{1,6}(\\.[0-9]+)?"));
    }

    private static List<Map<String, Object>> twice(List<Map<String, Object>> rows) {
        var twice = new ArrayList<Map<String, Object>>();
        rows.forEach(row -> {
            twice.add(row);
            twice.add(row);
        });
        return twice;
    }
}
