package city.madang.platform.web;

import city.madang.platform.CityException;
import java.time.Duration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Answers every [CityException] as an RFC 9457 problem.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Duration DATABASE_RETRY_AFTER = Duration.ofSeconds(5);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> toProblem(CityException failure) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.valueOf(failure.category().status()), failure.getMessage());
        var headers = new HttpHeaders();
        var retryAfter = failure.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return new ResponseEntity<>(problem, headers, problem.getStatus());
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(Exception failure) {
        return toProblem(CityException.unavailable(
                "The database cannot be reached; nothing was changed", DATABASE_RETRY_AFTER, failure));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> toProblem(IllegalArgumentException failure) {
        return ResponseEntity.badRequest()
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, failure.getMessage()));
    }
}
