package city.madang.observations.lake;

import city.madang.observations.lake.LakeFile.Kind;

/// The SQL of roll-ups: one row for a datastream and an hour or a day, which may be split into several rows
/// until they are merged. `first` and `last` carry their times so that parts can be merged in any order.
final class Rollup {

    private Rollup() {}

    /// Sums readings up. `readings` is a table with the columns datastream, time and result.
    static String of(Kind kind, String readings) {
        return """
                select datastream, date_trunc('%s', time) as start, count(*)::integer as count, sum(result) as sum,
                       min(result) as min, max(result) as max, arg_min(result, time) as first, min(time) as first_time,
                       arg_max(result, time) as last, max(time) as last_time
                  from %s
                 group by datastream, date_trunc('%s', time)
                """.formatted(kind.folder(), readings, kind.folder());
    }

    /// Merges parts of the same datastream and start.
    static String merged(String parts) {
        return """
                select datastream, start, sum(count)::integer as count, sum(sum) as sum, min(min) as min,
                       max(max) as max, arg_min(first, first_time) as first, min(first_time) as first_time,
                       arg_max(last, last_time) as last, max(last_time) as last_time
                  from %s
                 group by datastream, start
                """.formatted(parts);
    }
}
