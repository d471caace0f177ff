package city.madang.directives;

/// A directive was given, or a step was taken. Listeners fetch it through [Directives].
public record DirectiveChanged(long directive) {}
