package city.madang.identity.web;

import city.madang.identity.Absence;
import city.madang.identity.Person;
import city.madang.platform.LocalText;
import org.jspecify.annotations.Nullable;

/// One person in the list.
///
/// @param area the part of the city they answer for
/// @param absence the one they are in now; absent if they are here
/// @param signedIn whether they have a session open
/// @param mine whether the viewer looks after their account
public record PersonRow(
        Person person,
        LocalText area,
        @Nullable LocalText office,
        @Nullable Absence absence,
        boolean signedIn,
        boolean mine) {}
