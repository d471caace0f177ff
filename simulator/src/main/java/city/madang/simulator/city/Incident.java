package city.madang.simulator.city;

/// Something that went wrong, from the report to its end. All times are epoch seconds.
///
/// @param size 1 (small) to 4 (a disaster)
/// @param dispatched when the first unit left
/// @param arrived when it reached the place
/// @param controlled when the danger was over
/// @param closed when everything was cleared
/// @param lanes whether it blocks the road it is on
public record Incident(
        String id,
        Kind kind,
        int size,
        District district,
        Name place,
        double lon,
        double lat,
        long reported,
        long dispatched,
        long arrived,
        long controlled,
        long closed,
        boolean lanes) {

    /// The kinds, each with its share of a day: how often, how it is called, how the CAP standard classes it.
    public enum Kind {
        FIRE("화재", "Fire", "Fire", 14.2),
        RESCUE("구조", "Rescue", "Rescue", 52),
        TRAFFIC("교통사고", "Road accident", "Transport", 38),
        GAS("가스 누출", "Gas leak", "CBRNE", 2.2),
        BURST("상수도관 파열", "Burst water main", "Infra", 2.8),
        OUTAGE("정전", "Power outage", "Infra", 2.4),
        FLOOD("침수", "Flooding", "Met", 0.6),
        CROWD("인파 밀집", "Dense crowd", "Safety", 2.6);

        private final Name name;
        private final String category;
        private final double perDay;

        Kind(String ko, String en, String category, double perDay) {
            this.name = new Name(ko, en);
            this.category = category;
            this.perDay = perDay;
        }

        public Name title() {
            return name;
        }

        /// The category of CAP 1.2.
        public String category() {
            return category;
        }

        double perDay() {
            return perDay;
        }
    }

    /// The stages an incident goes through.
    public enum Stage {
        REPORTED,
        DISPATCHED,
        ARRIVED,
        CONTROLLED,
        CLOSED
    }

    /// Where it stands at a moment at or after the report.
    public Stage stage(Moment moment) {
        var second = moment.epochSecond();
        if (second >= closed) {
            return Stage.CLOSED;
        }
        if (second >= controlled) {
            return Stage.CONTROLLED;
        }
        if (second >= arrived) {
            return Stage.ARRIVED;
        }
        return second >= dispatched ? Stage.DISPATCHED : Stage.REPORTED;
    }

    /// When a stage began.
    public long began(Stage stage) {
        return switch (stage) {
            case REPORTED -> reported;
            case DISPATCHED -> dispatched;
            case ARRIVED -> arrived;
            case CONTROLLED -> controlled;
            case CLOSED -> closed;
        };
    }

    public boolean open(Moment moment) {
        return moment.epochSecond() >= reported && moment.epochSecond() < closed;
    }
}
