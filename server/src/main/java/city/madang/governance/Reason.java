package city.madang.governance;

import city.madang.platform.LocalText;

/// Why something is withheld.
///
/// @param id stable name within the policy, for example `personal-information`
/// @param text one sentence for citizens
/// @param law the provision it rests on, for example "Personal Information Protection Act, Article 15"
public record Reason(String id, LocalText text, LocalText law) {}
