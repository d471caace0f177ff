package city.madang.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a request whose body is longer than a page or API ever needs, before it is read; a body that does not say
/// its length is cut off at the limit.
final class RequestLimitFilter extends OncePerRequestFilter {

    private final long pageBytes;
    private final long uploadBytes;
    private final Refusals refusals;

    /// @param limit of a page or API
    /// @param upload of a form with files
    RequestLimitFilter(DataSize limit, DataSize upload, Refusals refusals) {
        this.pageBytes = limit.toBytes();
        this.uploadBytes = upload.toBytes();
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        long limitBytes = type != null && type.startsWith("multipart/form-data") ? uploadBytes : pageBytes;
        long length = request.getContentLengthLong();
        if (length > limitBytes) {
            refusals.write(
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The body has %d bytes; at most %d are taken here".formatted(length, limitBytes));
            return;
        }
        if (length < 0 && request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new Limited(request, limitBytes), response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long limitBytes;

        Limited(HttpServletRequest request, long limitBytes) {
            super(request);
            this.limitBytes = limitBytes;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limitBytes);
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long left;

        LimitedStream(ServletInputStream body, long limitBytes) {
            this.body = body;
            this.left = limitBytes;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            if (read >= 0) {
                take(1);
            }
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            if (read > 0) {
                take(read);
            }
            return read;
        }

        private void take(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("The body is longer than is taken here");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
