package city.madang.observations;

import org.jspecify.annotations.Nullable;

/// Which things a question is about.
///
/// @param district five-digit code; absent for all
/// @param kind kind of thing; absent for all
record Selection(@Nullable String district, @Nullable String kind) {

    boolean includes(Thing thing) {
        return (district == null || district.equals(thing.district())) && (kind == null || kind.equals(thing.kind()));
    }
}
