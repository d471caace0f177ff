package city.madang.situation.travel;

import city.madang.platform.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Finds the nearest of many spots. Constant once made; they lie in squares of half a kilometre, and squares are looked
/// at in rings around the place until none that is left can hold a nearer one.
public final class NearestIndex {

    /// Side of a square, metres.
    private static final double SIDE = 500;
    /// Metres of one degree on the mean Earth (IUGG, R1).
    private static final double METRES_PER_DEGREE = 111_195.08;

    private static final List<Spot> NONE = List.of();

    private final Map<Long, List<Spot>> cells = new HashMap<>();
    private final double degreesEast;
    private final double degreesNorth = SIDE / METRES_PER_DEGREE;
    private final int size;
    private long west = Long.MAX_VALUE;
    private long east = Long.MIN_VALUE;
    private long south = Long.MAX_VALUE;
    private long north = Long.MIN_VALUE;

    /// A spot and how far away it is.
    ///
    /// @param metres along a straight line
    public record Near(Spot spot, double metres) {}

    public NearestIndex(Collection<Spot> spots) {
        size = spots.size();
        double lat = spots.stream()
                .mapToDouble(spot -> Math.abs(spot.position().lat()))
                .max()
                .orElse(0);
        degreesEast = degreesNorth / Math.max(0.01, Math.cos(Math.toRadians(lat)));
        for (var spot : spots) {
            long x = column(spot.position());
            long y = row(spot.position());
            west = Math.min(west, x);
            east = Math.max(east, x);
            south = Math.min(south, y);
            north = Math.max(north, y);
            cells.computeIfAbsent(cell(x, y), any -> new ArrayList<>()).add(spot);
        }
    }

    public int size() {
        return size;
    }

    /// The nearest spots, nearest first; of two that are equally near the one with the smaller key.
    public List<Near> nearest(Position position, int limit) {
        var farthestFirst = new PriorityQueue<Near>(order().reversed());
        long x = column(position);
        long y = row(position);
        long last = Math.max(
                Math.max(Math.abs(x - west), Math.abs(x - east)), Math.max(Math.abs(y - south), Math.abs(y - north)));
        for (long ring = 0; size > 0 && ring <= last; ring++) {
            if (farthestFirst.size() >= limit
                    && farthestFirst.element().metres() <= (ring - 1) * SIDE * Math.cos(Math.toRadians(1))) {
                break;
            }
            ring(position, x, y, ring, limit, farthestFirst);
        }
        return farthestFirst.stream().sorted(order()).toList();
    }

    /// Every spot within a distance, nearest first.
    public List<Near> within(Position position, double metres) {
        var found = new ArrayList<Near>();
        long x = column(position);
        long y = row(position);
        long reach = (long) Math.ceil(metres / SIDE) + 1;
        for (long column = Math.max(west, x - reach); column <= Math.min(east, x + reach); column++) {
            for (long row = Math.max(south, y - reach); row <= Math.min(north, y + reach); row++) {
                for (var spot : cells.getOrDefault(cell(column, row), NONE)) {
                    double away = position.metresTo(spot.position());
                    if (away <= metres) {
                        found.add(new Near(spot, away));
                    }
                }
            }
        }
        found.sort(order());
        return found;
    }

    private void ring(Position position, long x, long y, long ring, int limit, PriorityQueue<Near> found) {
        long firstColumn = Math.max(west, x - ring);
        long lastColumn = Math.min(east, x + ring);
        long firstRow = Math.max(south, y - ring);
        long lastRow = Math.min(north, y + ring);
        for (long column = firstColumn; column <= lastColumn; column++) {
            boolean edge = Math.abs(column - x) == ring;
            for (long row = firstRow; row <= lastRow; row++) {
                if (edge || Math.abs(row - y) == ring) {
                    look(position, cells.getOrDefault(cell(column, row), NONE), limit, found);
                } else {
                    row = Math.max(row, Math.min(lastRow, y + ring - 1));
                }
            }
        }
    }

    private static void look(Position position, List<Spot> spots, int limit, PriorityQueue<Near> found) {
        for (var spot : spots) {
            var near = new Near(spot, position.metresTo(spot.position()));
            if (found.size() < limit) {
                found.add(near);
            } else if (order().compare(near, found.element()) < 0) {
                found.remove();
                found.add(near);
            }
        }
    }

    private static Comparator<Near> order() {
        return Comparator.comparingDouble(Near::metres)
                .thenComparing(near -> near.spot().key());
    }

    private long column(Position position) {
        return (long) Math.floor(position.lon() / degreesEast);
    }

    private long row(Position position) {
        return (long) Math.floor(position.lat() / degreesNorth);
    }

    private static long cell(long x, long y) {
        return x << 32 ^ (y & 0xffff_ffffL);
    }
}
