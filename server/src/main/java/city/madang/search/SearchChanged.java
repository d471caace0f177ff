package city.madang.search;

import city.madang.platform.Subject;
import java.util.List;

/// Some of what can be found became different. Publish it as an application event after the change is
/// durable; the
/// index takes it up within a second.
///
/// @param entries new and changed ones; each replaces the entry of the same subject
/// @param gone subjects that can no longer be found
public record SearchChanged(List<SearchEntry> entries, List<Subject> gone) {

    public SearchChanged {
        entries = List.copyOf(entries);
        gone = List.copyOf(gone);
    }

    /// One entry that is new or changed.
    public static SearchChanged put(SearchEntry entry) {
        return new SearchChanged(List.of(entry), List.of());
    }

    /// One subject that can no longer be found.
    public static SearchChanged gone(Subject subject) {
        return new SearchChanged(List.of(), List.of(subject));
    }
}
