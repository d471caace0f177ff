package city.madang.catalogue;

/// What became of records that were stored under their keys.
///
/// @param added new keys
/// @param changed keys that were there with something else
/// @param unchanged keys that were there as they are, and keys that came twice
public record Upserted(int added, int changed, int unchanged) {

    public static final Upserted NOTHING = new Upserted(0, 0, 0);

    public Upserted plus(Upserted other) {
        return new Upserted(added + other.added, changed + other.changed, unchanged + other.unchanged);
    }
}
