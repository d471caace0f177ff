package city.madang.notices;

/// A notice is in somebody's inbox.
///
/// @param notice its number
public record NoticeStored(long notice) {}
