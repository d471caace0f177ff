package city.madang.directives.web;

import city.madang.platform.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What pages show of directives, ready to be written. Dates are those of the city.
public final class Shown {

    /// A directive in a list.
    ///
    /// @param text what is to be done; absent where the policy withholds it
    /// @param tone `ok`, `watch`, `alarm` or empty
    /// @param left how much time is left, or by how much it is late
    public record Row(
            long id,
            LocalText title,
            @Nullable String text,
            LocalText office,
            LocalText state,
            String tone,
            LocalText urgency,
            boolean urgent,
            String issued,
            String due,
            LocalText left,
            boolean overdue,
            boolean question,
            boolean wantsTime) {}

    /// A step of its history.
    ///
    /// @param name who did it; absent where the policy withholds it
    /// @param actingFor whose deputy they were; absent if they acted for themselves
    /// @param more what changed beside the state, such as the new due date; absent if nothing did
    public record StepRow(
            int number,
            LocalText act,
            @Nullable LocalText name,
            @Nullable LocalText actingFor,
            String at,
            @Nullable String text,
            @Nullable String link,
            LocalText state,
            @Nullable LocalText more,
            List<FileRow> files) {}

    public record FileRow(String address, String name, String size, boolean picture) {}

    /// What the issuer saw.
    ///
    /// @param rows names and values, as they stood on the screen
    /// @param board address of the board at that moment; absent if none was told
    /// @param state what the server itself knew, as JSON
    /// @param intact whether it still is what was sealed
    public record SeenView(
            String title,
            List<Value> rows,
            @Nullable String board,
            @Nullable String picture,
            String at,
            String state,
            String hash,
            boolean intact) {}

    public record Value(String name, String text) {}

    /// An act the viewer may take.
    ///
    /// @param key as it stands in the address
    /// @param plain whether one touch is enough: nothing has to be said
    /// @param evidence whether files and a link can come with it
    public record ActForm(
            String key,
            LocalText name,
            LocalText hint,
            boolean plain,
            boolean evidence,
            boolean main,
            String request) {}

    /// Somebody or something to choose.
    public record Choice(String id, LocalText name, boolean chosen) {}

    /// How an office did.
    public record OfficeRow(
            String office,
            LocalText name,
            int given,
            int open,
            int closed,
            int onTime,
            int late,
            @Nullable String median) {}

    /// What was tried and refused, so that nothing typed is lost.
    public record Tried(String act, LocalText why, String text, String link, String date, String owner) {}

    /// A directive that everybody may follow, with what was last reported.
    public record Followed(Row row, @Nullable String report) {}

    private Shown() {}
}
