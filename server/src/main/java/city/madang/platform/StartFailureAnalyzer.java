package city.madang.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in one sentence why the server did not start, where we know it, instead of a page of stack trace.
class StartFailureAnalyzer extends AbstractFailureAnalyzer<CityException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CityException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
