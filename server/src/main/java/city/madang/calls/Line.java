package city.madang.calls;

import city.madang.identity.Person;
import city.madang.identity.Viewer;
import org.jspecify.annotations.Nullable;

/// An open window of somebody who can be reached. Each window of a person is a line of its own.
public interface Line {

    /// Who is at the window, as they were when it opened.
    Viewer viewer();

    Person person();

    /// The session the window belongs to; absent in none.
    @Nullable
    String session();

    /// Tells the window something. Never waits: what a slow window does not take in time closes it.
    void say(Said said);

    /// Closes the line; the switchboard is told by [Switchboard#close].
    void hangUp(String why);
}
