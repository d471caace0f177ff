package city.madang.intake.running;

import city.madang.intake.connector.Connectors;
import city.madang.intake.connector.EventReader;
import city.madang.intake.definition.ConnectorKind;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.UnreadableDocumentException;
import city.madang.intake.mapping.MappedBatch;
import city.madang.intake.mapping.Reason;
import city.madang.intake.reception.Reception;
import city.madang.intake.reception.Tally;
import city.madang.observations.SourceTokens;
import city.madang.platform.CityException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets in what systems push, if they show the token of their source.
@Component
public class PushDoor implements SourceTokens {

    /// Events remembered of each source, so that one that is sent again is answered without work. What was
    /// forgotten does no harm: readings and occurrences are known by themselves.
    private static final int EVENTS = 20_000;

    /// How long a system should wait that pushes for a paused source.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final WorkingSources sources;
    private final Map<Integer, WorkingSource> byNumber = new HashMap<>();
    private final List<Token> tokens = new ArrayList<>();
    private final Map<String, Hook> hooks = new ConcurrentHashMap<>();

    private record Token(byte[] secret, int source) {}

    /// What became of a request.
    ///
    /// @param repeated events that had been taken before
    public record Taken(long accepted, long corrected, long quarantined, int repeated) {}

    PushDoor(WorkingSources sources) {
        this.sources = sources;
        for (var source : sources.list()) {
            byNumber.put(source.source().number(), source);
            var secret = sources.secretOf(source.definition());
            if (source.definition().connector().delivery() == ConnectorKind.Delivery.PUSHED && !secret.isEmpty()) {
                tokens.add(new Token(
                        secret.getBytes(StandardCharsets.UTF_8), source.source().number()));
            }
        }
    }

    /// Compares with every token, so that the time says nothing about which one was near.
    @Override
    public OptionalInt source(String token) {
        var shown = token.getBytes(StandardCharsets.UTF_8);
        int found = -1;
        for (var one : tokens) {
            if (MessageDigest.isEqual(one.secret(), shown)) {
                found = one.source();
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    @Override
    public void admit(int source) {
        var known = byNumber.get(source);
        if (known != null && known.meter().isPaused()) {
            throw CityException.unavailable("The source is paused", PAUSE, null);
        }
    }

    /// Takes a request to the webhook of a source. When it returns, everything sound is durable.
    ///
    /// @param token as the caller showed it; absent if it showed none
    /// @throws CityException NOT_FOUND for an unknown webhook, FORBIDDEN for a wrong token, INVALID for an
    ///     unreadable body (which waits in quarantine), UNAVAILABLE if nothing can be stored now
    public Taken take(
            String id,
            @Nullable String token,
            @Nullable String contentType,
            Function<String, @Nullable String> header,
            byte[] body) {
        var source = sources.find(id)
                .filter(one -> one.definition().connector() == ConnectorKind.WEBHOOK)
                .orElseThrow(() -> CityException.notFound("There is no webhook '%s'".formatted(id)));
        var owner = source(token == null ? "" : token);
        if (owner.isEmpty() || owner.getAsInt() != source.source().number()) {
            throw new CityException(
                    CityException.Category.FORBIDDEN, "The token is not that of the source '%s'".formatted(id));
        }
        admit(owner.getAsInt());
        var reception = source.reception();
        if (reception == null) {
            throw CityException.notFound("There is no webhook '%s'".formatted(id));
        }
        return hooks.computeIfAbsent(id, name -> new Hook(source, reception)).take(contentType, header, body);
    }

    /// One webhook with its memory of events.
    private static final class Hook {

        private final EventReader reader;
        private final Reception reception;
        private final Map<String, Boolean> seen = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > EVENTS;
            }
        };

        Hook(WorkingSource source, Reception reception) {
            this.reader = new EventReader(Connectors.reader(source.definition()));
            this.reception = reception;
        }

        Taken take(@Nullable String contentType, Function<String, @Nullable String> header, byte[] body) {
            List<EventReader.Event> events;
            try {
                events = reader.read(contentType, header, body);
            } catch (UnreadableDocumentException e) {
                reception.refuse(body, Reason.unreadable(String.valueOf(e.getMessage())));
                throw CityException.invalid(String.valueOf(e.getMessage()));
            }
            var fresh = fresh(events);
            var records = new ArrayList<SourceRecord>();
            fresh.forEach(event -> records.addAll(event.records()));
            Tally tally = reception.take(records, new MappedBatch(), null);
            remember(fresh);
            return new Taken(tally.accepted(), tally.corrected(), tally.quarantined(), events.size() - fresh.size());
        }

        private List<EventReader.Event> fresh(List<EventReader.Event> events) {
            synchronized (seen) {
                return events.stream()
                        .filter(event -> event.id() == null || !seen.containsKey(event.id()))
                        .toList();
            }
        }

        private void remember(List<EventReader.Event> events) {
            synchronized (seen) {
                for (var event : events) {
                    if (event.id() != null) {
                        seen.put(event.id(), true);
                    }
                }
            }
        }
    }
}
