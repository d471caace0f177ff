package city.madang.opinion;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Opinion as it stands. Computed in the background from what everybody may read; held whole until the next one.
///
/// @param at when it was computed
/// @param press articles of the last eight days
/// @param social public posts of the last eight days
/// @param sayings groups of near-duplicates among all of them
/// @param days how far back the texts reach, up to eight
/// @param rising what is talked of more than expected, the least expected first
/// @param lasting what is talked of most in the last 24 hours without rising
/// @param changes what is talked of more or less than yesterday
/// @param topics all topics that have a page, by key
public record OpinionPicture(
        Instant at,
        int press,
        int social,
        int sayings,
        double days,
        List<OpinionTopic> rising,
        List<OpinionTopic> lasting,
        List<TopicChange> changes,
        Map<String, OpinionTopic> topics,
        Reports complaints,
        Reports suggestions) {

    public static final OpinionPicture NONE = new OpinionPicture(
            Instant.EPOCH, 0, 0, 0, 0, List.of(), List.of(), List.of(), Map.of(), Reports.NONE, Reports.NONE);

    /// Whether it was ever computed.
    public boolean known() {
        return at.isAfter(Instant.EPOCH);
    }
}
