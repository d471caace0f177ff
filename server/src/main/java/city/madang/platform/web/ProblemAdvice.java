package city.madang.platform.web;

import city.madang.platform.CityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Answers every [CityException], and what Spring refuses by itself, as an RFC 9457 problem; a person with a browser
/// gets a page instead, see [ErrorPages].
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Duration DATABASE_RETRY_AFTER = Duration.ofSeconds(5);

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> toProblem(CityException failure, WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.valueOf(failure.category().status()), failure.getMessage());
        var headers = new HttpHeaders();
        var retryAfter = failure.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return handleExceptionInternal(failure, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    @Nullable
    ResponseEntity<Object> databaseAway(Exception failure, WebRequest request) {
        return toProblem(
                CityException.unavailable(
                        "The database cannot be reached; nothing was changed", DATABASE_RETRY_AFTER, failure),
                request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> toProblem(IllegalArgumentException failure, WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, failure.getMessage());
        return handleExceptionInternal(failure, problem, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (request instanceof ServletWebRequest web
                && ErrorPages.wantsPage(web.getRequest())
                && web.getResponse() != null
                && !web.getResponse().isCommitted()) {
            leadToPage(web, body, headers, status);
            return null;
        }
        return super.handleExceptionInternal(failure, body, headers, status, request);
    }

    private static void leadToPage(
            ServletWebRequest web, @Nullable Object body, HttpHeaders headers, HttpStatusCode status) {
        var response = web.getResponse();
        if (response == null) {
            return;
        }
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        var detail = body instanceof ProblemDetail problem ? problem.getDetail() : null;
        try {
            response.sendError(status.value(), detail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
