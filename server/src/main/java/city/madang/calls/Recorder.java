package city.madang.calls;

import city.madang.identity.Person;
import city.madang.platform.LocalText;
import city.madang.platform.Subject;
import java.time.Instant;

/// Writes down what happens in calls. All but [#begin] returns at once.
interface Recorder {

    /// Begins the record of a call.
    ///
    /// @return its number
    /// @throws org.springframework.dao.DataAccessException if it cannot be written: there is no call then
    long begin(Subject subject, LocalText title, Person caller, Person callee, Instant at);

    void step(long call, Person person, Act act, Instant at);

    /// Somebody came: the call has begun.
    void answer(long call, Instant at);

    /// Somebody was called in vain and is told so.
    void unanswered(long call, Subject subject, LocalText title, Person caller, Person callee, Act act, Instant at);

    void end(long call, Outcome outcome, Instant at);
}
