package city.madang.governance;

import city.madang.platform.Position;

/// How coarse a generalised value becomes.
public sealed interface Coarseness {

    /// A place becomes its district.
    record District() implements Coarseness {}

    /// A place becomes the middle of its cell in a square grid.
    ///
    /// @param metres side of a cell, 50 to 5,000; a district of Seoul is about 5 km across
    record Grid(int metres) implements Coarseness {

        /// Length of a degree of latitude in metres (mean meridian of WGS 84, 10,001,965.7 m from equator to pole).
        private static final double METRES_PER_DEGREE = 10_001_965.7 / 90;

        public Grid {
            if (metres < 50 || metres > 5_000) {
                throw new IllegalArgumentException("A grid of %d m is not between 50 and 5000".formatted(metres));
            }
        }

        Position middleOfCell(Position position) {
            double step = metres / METRES_PER_DEGREE;
            double row = Math.floor(position.lat() / step);
            double lat = Math.clamp((row + 0.5) * step, -90, 90);
            // One width for a whole row, so that cells do not shift within it.
            double width = step / Math.max(0.01, Math.cos(Math.toRadians(lat)));
            double lon = (Math.floor(position.lon() / width) + 0.5) * width;
            return new Position(Math.clamp(lon, -180, 180), lat);
        }
    }

    /// A picture becomes one of so few points that nobody in it can be known: traffic and weather can.
    ///
    /// @param across points from left to right, 16 to 160
    record Picture(int across) implements Coarseness {
        public Picture {
            if (across < 16 || across > 160) {
                throw new IllegalArgumentException(
                        "A picture of %d points is not between 16 and 160".formatted(across));
            }
        }
    }

    /// A number, such as an age, becomes the lower bound of its band.
    ///
    /// @param width 2 or more
    record Band(int width) implements Coarseness {
        public Band {
            if (width < 2) {
                throw new IllegalArgumentException("A band of %d is not wider than the value".formatted(width));
            }
        }
    }

    /// Whether everything that `other` tells can be told from this too.
    default boolean atLeastAsFineAs(Coarseness other) {
        return switch (this) {
            case District() -> other instanceof District;
            case Grid(var metres) -> other instanceof District || (other instanceof Grid(var than) && metres <= than);
            case Picture(var across) -> other instanceof Picture(var than) && across >= than;
            case Band(var width) -> other instanceof Band(var than) && than % width == 0;
        };
    }

    /// A short stable text: `district`, `grid-500m`, `band-10`, `picture-64`.
    default String key() {
        return switch (this) {
            case District() -> "district";
            case Grid(var metres) -> "grid-%dm".formatted(metres);
            case Picture(var across) -> "picture-%d".formatted(across);
            case Band(var width) -> "band-%d".formatted(width);
        };
    }
}
