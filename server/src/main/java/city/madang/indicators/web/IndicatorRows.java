package city.madang.indicators.web;

import java.util.List;

/// What the page of all indicators shows, in words of one language.
public interface IndicatorRows {

    /// The indicators of one field of policy.
    record Group(String name, List<IndicatorCard> cards) {}

    /// How many indicators stand in one way.
    record Count(String state, String word, String tone, long count) {}
}
