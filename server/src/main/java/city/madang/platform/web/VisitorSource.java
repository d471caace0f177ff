package city.madang.platform.web;

/// Tells who is looking at a page. Implemented by the room that knows people.
public interface VisitorSource {

    /// The visitor of the request that the current thread answers.
    Page.Visitor current();
}
