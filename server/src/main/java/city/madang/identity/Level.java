package city.madang.identity;

/// How large a [Jurisdiction] is.
public enum Level {
    /// The whole city (Seoul: si).
    CITY,
    /// An autonomous district with its own head and council (gu).
    DISTRICT,
    /// A neighbourhood with its own service centre (administrative dong).
    NEIGHBOURHOOD
}
