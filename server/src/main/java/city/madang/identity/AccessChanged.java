package city.madang.identity;

/// What the holder of a session may see is no longer what it was: they signed out, were signed out, have
/// another role, or began or ceased to act for somebody. Whatever was left open for them on the old terms must
/// end.
///
/// @param session see [Viewers#currentSession()]
public record AccessChanged(String session) {}
