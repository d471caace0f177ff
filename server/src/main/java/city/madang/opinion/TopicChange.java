package city.madang.opinion;

/// A topic that is talked of more or less than yesterday.
///
/// @param today texts of the last 24 hours
/// @param yesterday texts of the 24 hours before
public record TopicChange(Kind kind, OpinionTopic topic, int today, int yesterday) {

    /// What happened to it.
    public enum Kind {
        /// In no text of the seven days before.
        NEW,
        MORE,
        LESS
    }
}
