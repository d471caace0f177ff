package city.madang.intake.connector;

import city.madang.intake.document.FieldPath;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.TextEncoding;
import city.madang.intake.document.Tree;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.document.XmlDocument;
import city.madang.intake.mapping.Reason;
import city.madang.intake.net.DeliveryException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads CAP 1.2 alerts: one, a list of them, or a feed whose entries link to them. Updates and cancellations
/// keep the key of the alert that began the incident, so that they change its occurrence instead of making another.
final class CapFetcher implements Fetcher {

    /// Alerts a feed may link to in one poll.
    private static final int LINKS = 100;

    /// Messages whose incident is remembered; that of an older one is looked up.
    private static final int MESSAGES = 10_000;

    private final String source;
    private final Requests requests;
    private final TextEncoding encoding;
    private final Incidents incidents;
    private final Map<String, String> firstOf = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MESSAGES;
        }
    };

    CapFetcher(String source, Requests requests, TextEncoding encoding, Incidents incidents) {
        this.source = source;
        this.requests = requests;
        this.encoding = encoding;
        this.incidents = incidents;
    }

    @Override
    public Cursor fetch(Cursor cursor, Desk desk) throws DeliveryException, InterruptedException {
        var body = requests.get(requests.path(cursor)).body();
        try {
            var document = parse(body);
            var alerts = CapAlert.in(document);
            if (alerts.isEmpty() && isFeed(document)) {
                alerts = linked(body, desk);
            }
            desk.take(recordsOf(alerts));
        } catch (UnreadableDocumentException e) {
            desk.refuse(body, Reason.unreadable(String.valueOf(e.getMessage())));
        }
        return cursor;
    }

    private Tree parse(byte[] body) throws UnreadableDocumentException {
        return XmlDocument.read(XmlDocument.encodingOf(body, encoding).decode(body));
    }

    private static boolean isFeed(Tree document) {
        return document instanceof Tree.Branch root
                && (root.part("feed") != null || root.part("rss") != null || root.part("RDF") != null);
    }

    private List<CapAlert> linked(byte[] feed, Desk desk)
            throws UnreadableDocumentException, DeliveryException, InterruptedException {
        var alerts = new ArrayList<CapAlert>();
        for (var entry : FeedFetcher.read(feed, encoding).stream().limit(LINKS).toList()) {
            var link = FieldPath.parse("link").text(entry);
            if (link == null) {
                continue;
            }
            var body = requests.get(below(link), Map.of()).body();
            try {
                alerts.addAll(CapAlert.in(parse(body)));
            } catch (UnreadableDocumentException e) {
                desk.refuse(body, Reason.unreadable(String.valueOf(e.getMessage())));
            }
        }
        return alerts;
    }

    /// Links are followed only within the source's own system.
    private URI below(String link) throws DeliveryException {
        var base = requests.target().at("/");
        URI address;
        try {
            address = base.resolve(link);
        } catch (IllegalArgumentException e) {
            throw new DeliveryException("링크가 잘못되었습니다", "A link of the feed is no address", e);
        }
        if (!base.getRawAuthority().equals(address.getRawAuthority())
                || !base.getScheme().equals(address.getScheme())) {
            throw new DeliveryException("다른 호스트로의 링크는 따르지 않습니다", "A link of the feed leads to another host");
        }
        return address;
    }

    /// One record an incident, as its newest alert tells it. A feed may hold older ones too, in any order.
    List<SourceRecord> recordsOf(List<CapAlert> alerts) {
        var told = alerts.stream()
                .filter(CapAlert::isActual)
                .sorted(Comparator.comparing(CapAlert::sent))
                .toList();
        recall(told);
        var newest = new LinkedHashMap<String, CapAlert>();
        told.forEach(alert -> newest.put(keyOf(alert), alert));
        return newest.entrySet().stream()
                .map(incident -> incident.getValue().record(incident.getKey()))
                .toList();
    }

    /// Asks for the incidents of messages that came before the server started.
    private void recall(List<CapAlert> told) {
        var unknown = new HashSet<String>();
        told.forEach(alert -> unknown.addAll(alert.references()));
        told.forEach(alert -> unknown.remove(alert.identifier()));
        unknown.removeAll(firstOf.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        var known = incidents.keysOf(source, unknown);
        unknown.forEach(message -> {
            var first = known.get(message);
            if (first != null) {
                firstOf.put(message, first);
            }
        });
    }

    private String keyOf(CapAlert alert) {
        var references = alert.references();
        var first = references.stream().filter(firstOf::containsKey).findFirst();
        var before = first.orElse(references.isEmpty() ? alert.identifier() : references.getFirst());
        var key = firstOf.getOrDefault(before, before);
        references.forEach(reference -> firstOf.putIfAbsent(reference, key));
        firstOf.put(alert.identifier(), key);
        return key;
    }
}
