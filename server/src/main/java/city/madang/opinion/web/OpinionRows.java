package city.madang.opinion.web;

/// Rows of the pages of opinion.
public final class OpinionRows {

    private OpinionRows() {}

    /// A change since yesterday.
    ///
    /// @param toneClass of the mark beside its word
    public record Change(TopicCard card, String word, String toneClass, int today, int yesterday) {}

    /// How many texts belong to something.
    ///
    /// @param share of the largest, 0–100
    public record Share(String name, int texts, long share) {}

    /// A bar of the course of a topic.
    ///
    /// @param height of 100
    public record Bar(int x, double height, int texts) {}
}
