package city.madang.search;

import java.util.stream.Stream;

/// A room's offer of things to find. Any bean of this type is found by the index, which reads it when the server
/// starts. What changes afterwards is announced by publishing a [SearchChanged].
public interface SearchOffer {

    /// Names this part of the index, for example `pledges`; unique among offers, small letters and hyphens.
    String name();

    /// Everything there is to find now. Read on a thread of the index, and closed by it.
    Stream<SearchEntry> entries();

    /// Moves on when something changed that was not announced; the offer is then read again. One that
    /// announces all, or
    /// never changes, stays at 0.
    default long revision() {
        return 0;
    }
}
