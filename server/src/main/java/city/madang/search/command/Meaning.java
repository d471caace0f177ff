package city.madang.search.command;

/// What a name can stand for.
///
/// @param type of slot: `layer`, `figure`, `scene`, `panel`, `district`, `neighbourhood`, `place`, `office`,
///     `head`, `page`, `category`, `camera`, `time`, `count`; or `word` for several words that are one word of the
///     grammar
/// @param value what the slot then holds
record Meaning(String type, String value) {}
