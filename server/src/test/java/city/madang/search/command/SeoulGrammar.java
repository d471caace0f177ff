package city.madang.search.command;

import city.madang.platform.Audience;
import city.madang.search.Understanding;

/// The grammar of the city of the pack, for tests of other packages.
public final class SeoulGrammar {

    private SeoulGrammar() {}

    public static Grammar get() {
        return Seoul.PARSER.grammar();
    }

    /// What an official is understood to say.
    public static Understanding read(String text) {
        return Seoul.PARSER.read(text, Seoul.NOW, Audience.Group.OFFICIAL);
    }
}
