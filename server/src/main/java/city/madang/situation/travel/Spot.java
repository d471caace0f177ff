package city.madang.situation.travel;

import city.madang.platform.LocalText;
import city.madang.platform.Position;
import org.jspecify.annotations.Nullable;

/// Somewhere that help comes from or that may be affected: a place of the catalogue or a thing that reports.
///
/// @param thing number of the thing; −1 for a place
/// @param district five-digit code; absent for none
/// @param source number of the catalogue's source that says so; absent for places of the pack
public record Spot(
        String kind,
        String key,
        LocalText name,
        Position position,
        int thing,
        @Nullable String district,
        @Nullable Integer source) {}
