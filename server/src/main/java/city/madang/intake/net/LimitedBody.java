package city.madang.intake.net;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Collects an answer's bytes and gives up when there are too many.
final class LimitedBody implements BodySubscriber<byte[]> {

    private final long limit;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private @Nullable Subscription subscription;
    private long size;

    LimitedBody(long limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
        for (var item : items) {
            size += item.remaining();
            parts.add(item);
        }
        if (size > limit) {
            parts.clear();
            if (subscription != null) {
                subscription.cancel();
            }
            body.completeExceptionally(new IOException("The answer is larger than %d bytes".formatted(limit)));
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        var bytes = new byte[(int) size];
        int at = 0;
        for (var part : parts) {
            int length = part.remaining();
            part.get(bytes, at, length);
            at += length;
        }
        body.complete(bytes);
    }
}
