package city.madang.governance;

import city.madang.platform.Position;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What one viewer gets to see of one field. Apply it where the answer is made; nothing else decides.
public sealed interface Disclosure {

    /// As it is.
    record Show() implements Disclosure {}

    /// Not at all: the field is absent from the answer.
    record Mask(Reason reason) implements Disclosure {}

    /// Coarser than it is.
    record Generalise(Coarseness to, Reason reason) implements Disclosure {}

    /// A count of people, shown only if it counts at least `fewest` of them, or none.
    ///
    /// @param fewest 2 or more
    record Suppress(int fewest, Reason reason) implements Disclosure {
        public Suppress {
            if (fewest < 2) {
                throw new IllegalArgumentException("Fewer than %d people is nobody: say 2 or more".formatted(fewest));
            }
        }
    }

    Disclosure SHOW = new Show();

    default boolean shows() {
        return this instanceof Show;
    }

    /// A short stable text: `show`, `mask`, `district`, `grid-500m`, `band-10`, `picture-64`, `fewer-than-5`.
    default String key() {
        return switch (this) {
            case Show() -> "show";
            case Mask(var reason) -> "mask";
            case Generalise(var to, var reason) -> to.key();
            case Suppress(var fewest, var reason) -> "fewer-than-" + fewest;
        };
    }

    /// Why something is withheld; absent if nothing is.
    default @Nullable Reason because() {
        return switch (this) {
            case Show() -> null;
            case Mask(var reason) -> reason;
            case Generalise(var to, var reason) -> reason;
            case Suppress(var fewest, var reason) -> reason;
        };
    }

    /// A text, a picture's address, or any other value that cannot be coarser: itself or nothing. What is to be
    /// generalised or suppressed in a way that does not fit the value is withheld.
    default <T> @Nullable T ofValue(T value) {
        return shows() ? value : null;
    }

    /// A number: itself, the lower bound of its band ([Coarseness.Band]), or NaN if it is withheld.
    default double ofNumber(double value) {
        return switch (this) {
            case Show() -> value;
            case Mask mask -> Double.NaN;
            case Generalise(Coarseness.Band(var width), var reason) -> Math.floor(value / width) * width;
            case Generalise generalise -> Double.NaN;
            case Suppress(var fewest, var reason) -> value == 0 || value >= fewest ? value : Double.NaN;
        };
    }

    /// A place: itself, the middle of its grid cell, what `districtOf` makes of it (the middle of its district, or
    /// nothing), or nothing.
    default @Nullable Position ofPosition(Position position, UnaryOperator<@Nullable Position> districtOf) {
        return switch (this) {
            case Show() -> position;
            case Generalise(Coarseness.Grid grid, var reason) -> grid.middleOfCell(position);
            case Generalise(Coarseness.District(), var reason) -> districtOf.apply(position);
            case Generalise(Coarseness.Band band, var reason) -> null;
            case Generalise(Coarseness.Picture picture, var reason) -> null;
            case Mask mask -> null;
            case Suppress suppress -> null;
        };
    }

    /// Whether whoever gets this learns at least as much as whoever gets `other`. Two that withhold in different ways
    /// cannot be compared: then neither does.
    default boolean revealsAtLeast(Disclosure other) {
        return switch (this) {
            case Show() -> true;
            case Mask mask -> other instanceof Mask;
            case Generalise(var to, var reason) ->
                other instanceof Mask || (other instanceof Generalise(var than, var why) && to.atLeastAsFineAs(than));
            case Suppress(var fewest, var reason) ->
                other instanceof Mask || (other instanceof Suppress(var than, var why) && fewest <= than);
        };
    }
}
