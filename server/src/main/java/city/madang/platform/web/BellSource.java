package city.madang.platform.web;

/// Tells how many notices wait for whoever looks at a page. Implemented by the room that keeps them.
public interface BellSource {

    /// Notices that the person of the current request has not read; 0 for somebody who is not signed in.
    int unread();
}
