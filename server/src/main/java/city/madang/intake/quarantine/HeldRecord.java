package city.madang.intake.quarantine;

import city.madang.intake.document.JsonDocument;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.mapping.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// A record that was held back, in the form in which quarantine keeps it.
///
/// @param text JSON of the record and of what was known beside it, or the beginning of a document that is no record
/// @param truncated whether the text was too long to be kept whole; such a record cannot be replayed
public record HeldRecord(Form form, String text, boolean truncated, Reason reason, Instant received) {

    /// Longest kept text, in characters.
    static final int LENGTH = 16_000;

    /// What a kept text is.
    public enum Form {
        RECORD("record"),
        /// A record whose names are compared without regard to case (XML).
        RECORD_ANY_CASE("record-any-case"),
        DOCUMENT("document");

        private final String text;

        Form(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        static Form parse(String text) {
            for (var form : values()) {
                if (form.text.equals(text)) {
                    return form;
                }
            }
            throw new IllegalArgumentException("There is no form '%s'".formatted(text));
        }
    }

    public static HeldRecord of(SourceRecord record, Reason reason, Instant received) {
        var form = record.body() instanceof Tree.Branch(var parts, var names) && names == Tree.Names.ANY_CASE
                ? Form.RECORD_ANY_CASE
                : Form.RECORD;
        return cut(form, write(record), reason, received);
    }

    public static HeldRecord ofDocument(byte[] document, Reason reason, Instant received) {
        var head = new String(document, 0, Math.min(document.length, LENGTH + 1), StandardCharsets.UTF_8);
        return cut(Form.DOCUMENT, head.replace('\0', '\uFFFD'), reason, received);
    }

    private static HeldRecord cut(Form form, String text, Reason reason, Instant received) {
        boolean whole = text.length() <= LENGTH;
        return new HeldRecord(form, whole ? text : text.substring(0, LENGTH), !whole, reason, received);
    }

    /// The record as text for people and for [#read]. `$parent` is left out: it holds all other records again.
    public static String write(SourceRecord record) {
        var about = new LinkedHashMap<String, Tree>(record.about());
        about.remove("$parent");
        var parts = new LinkedHashMap<String, Tree>();
        parts.put("record", record.body());
        if (!about.isEmpty()) {
            parts.put("about", Tree.branch(about));
        }
        return JsonDocument.write(Tree.branch(parts)).replace("\\u0000", "\\ufffd");
    }

    /// Reads what [#write] wrote.
    public static SourceRecord read(Form form, String text) throws UnreadableDocumentException {
        var kept = JsonDocument.read(text) instanceof Tree.Branch branch ? branch.parts() : Map.<String, Tree>of();
        var body = kept.getOrDefault("record", Tree.NOTHING);
        var about = kept.get("about") instanceof Tree.Branch(var facts, var names) ? facts : Map.<String, Tree>of();
        return new SourceRecord(form == Form.RECORD_ANY_CASE ? anyCase(body) : body, about);
    }

    private static Tree anyCase(Tree tree) {
        return switch (tree) {
            case Tree.Branch branch -> {
                var parts = new HashMap<String, Tree>();
                branch.parts().forEach((name, part) -> parts.put(name, anyCase(part)));
                yield new Tree.Branch(parts, Tree.Names.ANY_CASE);
            }
            case Tree.Items(var items) ->
                new Tree.Items(items.stream().map(HeldRecord::anyCase).toList());
            case Tree.Leaf leaf -> leaf;
            case Tree.Row row -> row;
        };
    }

    /// Names reason and record, so that the same record delivered again is known.
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(reason.code().getBytes(StandardCharsets.UTF_8));
            var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
