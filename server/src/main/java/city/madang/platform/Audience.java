package city.madang.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says who may call a web endpoint. `ModularityTest` fails for an endpoint without it, and the web
/// security refuses every caller outside the group.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Audience {

    Group value();

    /// Who is looking, from the widest audience to the narrowest. Each group may see what the wider ones see.
    enum Group {
        /// Everyone, signed in or not.
        ANYONE,
        /// Staff of the city or of a district: officers, viewers and everyone below.
        OFFICIAL,
        /// Those who keep sources, contracts and policy in order.
        STEWARD,
        /// The mayor and the mayor's own office.
        MAYOR,
        /// A city system that pushes records, known by its token. Not a person: it reads nothing.
        SOURCE;

        /// Whether a person of this group may see what is meant for `needed`.
        public boolean reaches(Group needed) {
            if (this == SOURCE || needed == SOURCE) {
                return this == needed;
            }
            return ordinal() >= needed.ordinal();
        }
    }
}
