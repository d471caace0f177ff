package city.madang.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One kept-alive HTTP/1.1 connection that does no more than it must, so that the load program leaves the
/// machine to the server. Answers must carry a Content-Length.
final class Connection implements AutoCloseable {

    private final InetSocketAddress address;
    private final byte[] head;
    private final byte[] buffer = new byte[1 << 20];
    private @Nullable Socket socket;

    /// It opens with the first post: a server closes what is idle.
    Connection(Target target, String path) {
        address = new InetSocketAddress(target.host(), target.port());
        head = """
                POST %s HTTP/1.1\r
                Host: %s:%d\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length:""".formatted(path, target.host(), target.port(), target.token()).getBytes(StandardCharsets.US_ASCII);
    }

    /// Posts a body and waits for the answer.
    ///
    /// @return the status
    int post(byte[] body, int length) throws IOException {
        var size = (length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + 1 + size.length + length];
        System.arraycopy(head, 0, request, 0, head.length);
        request[head.length] = ' ';
        System.arraycopy(size, 0, request, head.length + 1, size.length);
        System.arraycopy(body, 0, request, head.length + 1 + size.length, length);
        var open = open();
        open.getOutputStream().write(request);
        return answer(open.getInputStream());
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }

    private Socket open() throws IOException {
        var open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.connect(address);
            socket = open;
        }
        return open;
    }

    private int answer(InputStream in) throws IOException {
        int read = 0;
        int end = -1;
        while (end < 0) {
            read += more(in, read);
            end = endOfHead(read);
        }
        var text = new String(buffer, 0, end, StandardCharsets.US_ASCII);
        int status = Integer.parseInt(text.substring(9, 12));
        int at = text.toLowerCase(Locale.ROOT).indexOf("content-length:");
        int length = at < 0
                ? 0
                : Integer.parseInt(
                        text.substring(at + 15, text.indexOf('\r', at)).strip());
        for (int rest = end + 4 + length - read; rest > 0; ) {
            int got = in.read(buffer, 0, Math.min(rest, buffer.length));
            if (got < 0) {
                throw new IOException("The server closed the connection");
            }
            rest -= got;
        }
        if (text.toLowerCase(Locale.ROOT).contains("connection: close")) {
            close();
            socket = null;
        }
        return status;
    }

    private int more(InputStream in, int read) throws IOException {
        int got = in.read(buffer, read, buffer.length - read);
        if (got < 0) {
            throw new IOException("The server closed the connection");
        }
        return got;
    }

    private int endOfHead(int read) {
        for (int i = 3; i < read; i++) {
            if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
                return i - 3;
            }
        }
        return -1;
    }
}
