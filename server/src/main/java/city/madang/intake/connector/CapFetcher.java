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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads CAP 1.2 alerts: one, a list of them, or a feed whose entries link to them. Updates and cancellations
/// keep the
/// key of the alert that began the incident, so that they change its occurrence instead of making another.
final class CapFetcher implements Fetcher {

    /// Alerts a feed may link to in one poll.
    private static final int LINKS = 100;

    /// Incidents whose first alert is remembered.
    private static final int INCIDENTS = 10_000;

    private final Requests requests;
    private final TextEncoding encoding;
    private final Map<String, String> firstOf = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > INCIDENTS;
        }
    };

    CapFetcher(Requests requests, TextEncoding encoding) {
        this.requests = requests;
        this.encoding = encoding;
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

    List<SourceRecord> recordsOf(List<CapAlert> alerts) {
        var records = new ArrayList<SourceRecord>();
        for (var alert : alerts) {
            var status = alert.text("status");
            if (status != null && !status.equals("Actual")) {
                continue;
            }
            records.add(alert.record(keyOf(alert)));
        }
        return records;
    }

    private String keyOf(CapAlert alert) {
        var own = alert.text("identifier");
        var identifier = own == null ? "" : own;
        for (var reference : alert.references()) {
            var first = firstOf.getOrDefault(reference, reference);
            firstOf.put(identifier, first);
            return first;
        }
        return firstOf.getOrDefault(identifier, identifier);
    }
}
