package city.madang.intake.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What the list of sources was asked for, as its form sends it. Blank means all.
///
/// @param kind `live` for systems that deliver by themselves, `archive` for files that somebody imports
/// @param sort `state`, `name`, `office`, `age`, `rate` or `quality`
public record SourceFilter(
        @Nullable String state,
        @Nullable String office,
        @Nullable String connector,
        @Nullable String text,
        @Nullable String kind,
        @Nullable String sort) {

    public SourceFilter {
        state = orNull(state);
        office = orNull(office);
        connector = orNull(connector);
        text = orNull(text);
        kind = orNull(kind);
        sort = orNull(sort);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public boolean archives() {
        return "archive".equals(kind);
    }

    public boolean allows(SourceRow row) {
        return (state == null || state.equals(row.state().key()))
                && (office == null || office.equals(row.officeId()))
                && (connector == null || connector.equals(row.connector()))
                && row.archive() == archives()
                && (text == null || mentions(row, text.toLowerCase(Locale.ROOT)));
    }

    private static boolean mentions(SourceRow row, String words) {
        return row.id().contains(words)
                || row.name().ko().toLowerCase(Locale.ROOT).contains(words)
                || row.name().en().toLowerCase(Locale.ROOT).contains(words)
                || row.office().ko().contains(words)
                || row.office().en().toLowerCase(Locale.ROOT).contains(words);
    }

    /// The address of the list with another state (null: all of them).
    public String withState(@Nullable String other) {
        return new SourceFilter(other, office, connector, text, kind, sort).address("/desk/sources");
    }

    public String withSort(String other) {
        return new SourceFilter(state, office, connector, text, kind, other).address("/desk/sources");
    }

    public String withKind(@Nullable String other) {
        return new SourceFilter(null, null, null, null, other, null).address("/desk/sources");
    }

    /// `path` with this filter as its query.
    public String address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "state", state);
        add(address, "office", office);
        add(address, "connector", connector);
        add(address, "text", text);
        add(address, "kind", kind);
        add(address, "sort", sort);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }
}
