package city.madang.identity.web;

import city.madang.identity.Person;
import city.madang.platform.LocalText;

/// Somebody to choose as a deputy.
///
/// @param position role and place in one line
public record Colleague(Person person, LocalText position) {}
