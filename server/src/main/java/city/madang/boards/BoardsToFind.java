package city.madang.boards;

import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.identity.Offices;
import city.madang.platform.Audience;
import city.madang.platform.Subject;
import city.madang.search.SearchEntry;
import city.madang.search.SearchOffer;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Lets staff find the boards that the city gives: the mayor's, every district's and every office's. Whoever opens one
/// that is not theirs sees the standard with their own rights.
@Component
final class BoardsToFind implements SearchOffer {

    private static final double WEIGHT = 0.3;
    private static final Set<String> WORDS = Set.of("상황판", "현황판", "board", "dashboard");

    private final StandardBoards boards;
    private final Jurisdictions jurisdictions;
    private final Offices offices;

    BoardsToFind(StandardBoards boards, Jurisdictions jurisdictions, Offices offices) {
        this.boards = boards;
        this.jurisdictions = jurisdictions;
        this.offices = offices;
    }

    @Override
    public String name() {
        return "boards";
    }

    @Override
    public Stream<SearchEntry> entries() {
        var districts =
                jurisdictions.list(Level.DISTRICT).stream().map(district -> StandardBoards.DISTRICT + district.code());
        var rooms = offices.list().stream().map(office -> StandardBoards.OFFICE + office.id());
        return Stream.of(Stream.of(StandardBoards.MAYOR), districts, rooms)
                .flatMap(keys -> keys)
                .flatMap(key -> boards.find(key).stream())
                .map(BoardsToFind::entry);
    }

    private static SearchEntry entry(Board board) {
        return SearchEntry.of(new Subject("board", board.key()), board.name())
                .words(WORDS)
                .audience(Audience.Group.OFFICIAL)
                .jurisdiction(board.district())
                .link("/office?board=" + board.key())
                .weight(WEIGHT);
    }
}
