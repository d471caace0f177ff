package city.madang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// CPU time that processes and all their children have used, from `/proc/<pid>/stat` (fields 14 to 17,
/// proc(5)).
final class Cpu {

    /// Linux reports in hundredths of a second (`getconf CLK_TCK`).
    private static final double TICKS = 100;

    private Cpu() {}

    /// Seconds used so far.
    static double seconds(List<Long> processes) {
        double seconds = 0;
        for (long pid : processes) {
            seconds += ofOne(pid);
            var children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children);
            seconds += children.filter(child -> !processes.contains(child.pid()))
                    .mapToDouble(child -> ofOne(child.pid()))
                    .sum();
        }
        return seconds;
    }

    private static double ofOne(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks / TICKS;
        } catch (IOException e) {
            return 0;
        }
    }
}
