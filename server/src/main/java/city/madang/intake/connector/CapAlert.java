package city.madang.intake.connector;

import city.madang.intake.definition.Mapping;
import city.madang.intake.definition.Words;
import city.madang.intake.document.FieldPath;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One alert of the Common Alerting Protocol 1.2 (OASIS, 1 July 2010), flattened into a record.
///
/// @param alert the element `alert`
record CapAlert(Tree alert) {

    private static final Set<String> TOLD = Set.of("Alert", "Update", "Cancel");

    /// What a CAP record becomes where a source brings no map of its own.
    static final Mapping MAPPING = new Mapping(
            null,
            new Mapping.Time("onset|sent", "iso", null, null, null),
            List.of(),
            null,
            new Mapping.Occurrence(
                    "incident",
                    "{key}",
                    new Words("{headline|event}", "{headlineEn|headline|event}"),
                    new Words("{description}", "{descriptionEn|description}"),
                    new Mapping.Choice("eventCode|event", null, null),
                    new Mapping.Choice("severity", null, "Unknown"),
                    new Mapping.Choice("state", null, "open"),
                    new Mapping.Location("lon", "lat"),
                    "district",
                    new Mapping.Time("expires", "iso", null, null, null),
                    "{web}",
                    Map.of(
                            "urgency",
                            "{urgency}",
                            "certainty",
                            "{certainty}",
                            "area",
                            "{area}",
                            "instruction",
                            "{instruction}",
                            "sender",
                            "{sender}",
                            "event",
                            "{event}",
                            Incidents.MESSAGE,
                            "{identifier}",
                            "radiusKm",
                            "{radius}",
                            "*",
                            "parameters")),
            null,
            List.of("", "-", "null"),
            null);

    /// The alerts in a document: the root itself, or any `alert` below it.
    static List<CapAlert> in(Tree document) {
        var alerts = new ArrayList<CapAlert>();
        collect(document, alerts, 0);
        return alerts;
    }

    private static void collect(Tree tree, List<CapAlert> alerts, int depth) {
        if (depth > 8) {
            return;
        }
        switch (tree) {
            case Tree.Branch branch ->
                branch.parts().forEach((name, part) -> {
                    if (name.equalsIgnoreCase("alert")) {
                        addAlerts(part, alerts);
                    } else {
                        collect(part, alerts, depth + 1);
                    }
                });
            case Tree.Items(var items) -> items.forEach(item -> collect(item, alerts, depth + 1));
            case Tree.Leaf leaf -> {}
            case Tree.Row row -> {}
        }
    }

    private static void addAlerts(Tree part, List<CapAlert> alerts) {
        if (part instanceof Tree.Items(var items)) {
            items.forEach(item -> alerts.add(new CapAlert(item)));
        } else {
            alerts.add(new CapAlert(part));
        }
    }

    @Nullable
    String text(String path) {
        return textIn(alert, path);
    }

    private static @Nullable String textIn(@Nullable Tree tree, String path) {
        return tree == null ? null : FieldPath.parse(path).text(SourceRecord.of(tree));
    }

    String identifier() {
        var identifier = text("identifier");
        return identifier == null ? "" : identifier;
    }

    /// Whether it tells of something that is the case: no test or draft, and no note between systems (CAP 1.2,
    /// `status` and `msgType`).
    boolean isActual() {
        var status = text("status");
        var type = text("msgType");
        return (status == null || status.equals("Actual")) && (type == null || TOLD.contains(type));
    }

    /// When it was sent; the beginning of time if it does not say so readably.
    Instant sent() {
        var sent = text("sent");
        try {
            return sent == null
                    ? Instant.EPOCH
                    : OffsetDateTime.parse(sent.strip()).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /// Identifiers of the alerts this one updates or cancels, oldest first.
    List<String> references() {
        var references = text("references");
        var identifiers = new ArrayList<String>();
        if (references != null) {
            for (var reference : references.strip().split("\\s+")) {
                var parts = reference.split(",");
                if (parts.length >= 2) {
                    identifiers.add(parts[1]);
                }
            }
        }
        return identifiers;
    }

    /// @param key identifier of the first alert about this incident
    SourceRecord record(String key) {
        var korean = info("ko");
        var english = info("en");
        var main = korean == null ? english : korean;
        var where = CapArea.of(part(main, "area"));
        return new RecordBuilder()
                .add("key", key)
                .add("identifier", text("identifier"))
                .add("sender", text("sender"))
                .add("sent", text("sent"))
                .add("msgType", text("msgType"))
                .add("state", state())
                .add("event", textIn(main, "event"))
                .add("eventCode", textIn(main, "eventCode.value"))
                .add("category", textIn(main, "category"))
                .add("urgency", textIn(main, "urgency"))
                .add("severity", textIn(main, "severity"))
                .add("certainty", textIn(main, "certainty"))
                .add("onset", textIn(main, "onset|effective"))
                .add("expires", textIn(main, "expires"))
                .add("headline", textIn(main, "headline"))
                .add("description", textIn(main, "description"))
                .add("instruction", textIn(main, "instruction"))
                .add("headlineEn", textIn(english, "headline"))
                .add("descriptionEn", textIn(english, "description"))
                .add("web", textIn(main, "web"))
                .add("area", where.description())
                .add("district", where.geocode())
                .add("lon", where.lon())
                .add("lat", where.lat())
                .add("radius", where.radiusKm())
                .addPart("parameters", parameters(main))
                .build();
    }

    /// What the sender adds in its own words: CAP's `parameter` elements, name and value.
    private static Map<String, String> parameters(@Nullable Tree info) {
        var given = part(info, "parameter");
        var parameters = new LinkedHashMap<String, String>();
        for (var one :
                given instanceof Tree.Items(var items) ? items : given == null ? List.<Tree>of() : List.of(given)) {
            var name = textIn(one, "valueName");
            var value = textIn(one, "value");
            if (name != null && value != null) {
                parameters.put(name, value);
            }
        }
        return parameters;
    }

    private String state() {
        return "Cancel".equals(text("msgType")) || "Past".equals(textIn(info("ko"), "urgency")) ? "closed" : "open";
    }

    /// The info block in a language; one without a language counts as Korean here.
    private @Nullable Tree info(String language) {
        var infos = part(alert, "info");
        for (var info :
                infos instanceof Tree.Items(var items) ? items : infos == null ? List.<Tree>of() : List.of(infos)) {
            var own = textIn(info, "language");
            if (own == null
                    ? language.equals("ko")
                    : own.toLowerCase(Locale.ROOT).startsWith(language)) {
                return info;
            }
        }
        return null;
    }

    private static @Nullable Tree part(@Nullable Tree tree, String name) {
        return tree instanceof Tree.Branch branch ? branch.part(name) : null;
    }
}
