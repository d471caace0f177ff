package city.madang.identity.web;

import city.madang.identity.Role;
import city.madang.platform.LocalText;
import java.util.List;
import java.util.Map;

/// What the form of an account shows.
///
/// @param objections what is wrong, by the name of the field; under the empty name what concerns no field
/// @param roles those the viewer may give
public record FormFields(
        PersonForm form, Map<String, LocalText> objections, List<Role> roles, Posts posts, boolean isNew) {}
