package city.madang.boards;

import city.madang.identity.AuditTrail;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.identity.Person;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.CityException.Category;
import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Boards and how people arranged them. An arrangement belongs to a person and follows them to every screen; others
/// who are entitled to the same board may look at it through its link.
@Service
public class Boards {

    private static final int MOST_SCENES = 24;

    /// Savings kept of one person's board.
    private static final int KEPT = 50;

    /// A person's arrangement: the board's key and the person's id.
    private static final Pattern OF_PERSON = Pattern.compile("(.+)_p([0-9]{1,18})");

    private static final TypeReference<List<BoardScene>> SCENES = new TypeReference<>() {};

    private final StandardBoards standard;
    private final Jurisdictions jurisdictions;
    private final Offices offices;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final Clock clock;

    Boards(
            StandardBoards standard,
            Jurisdictions jurisdictions,
            Offices offices,
            JdbcClient jdbc,
            JsonMapper json,
            AuditTrail audit,
            Clock clock) {
        this.standard = standard;
        this.jurisdictions = jurisdictions;
        this.offices = offices;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /// A board as somebody sees it.
    ///
    /// @param link the key by which others open exactly this arrangement
    /// @param version of the arrangement; 0 if it was never changed
    /// @param edited whether it differs from the city's standard
    /// @param mayEdit whether the viewer may save their own arrangement of it
    /// @param changed when it was last saved; absent for the standard
    public record Arranged(
            String key,
            String link,
            LocalText name,
            @Nullable String district,
            int version,
            boolean edited,
            boolean mayEdit,
            @Nullable Instant changed,
            List<BoardScene> scenes) {}

    /// What became of a saving.
    public sealed interface Saved {

        /// It is stored.
        record Done(Arranged board) implements Saved {}

        /// Another screen saved in between; nothing was changed.
        record Outdated(Arranged stored) implements Saved {}
    }

    /// A board and its key, for a list to choose from.
    public record Choice(String key, LocalText name) {}

    /// The board a viewer starts with: the mayor's, that of their district, or that of their office.
    public Optional<Arranged> home(Viewer viewer) {
        return homeKey(viewer).filter(key -> standard.find(key).isPresent()).map(key -> get(key, viewer));
    }

    private static Optional<String> homeKey(Viewer viewer) {
        var responsible = viewer.responsible();
        if (responsible == null || !viewer.reaches(Audience.Group.OFFICIAL)) {
            return Optional.empty();
        }
        if (responsible.role() == Role.DISTRICT_HEAD) {
            return Optional.of(StandardBoards.DISTRICT + viewer.jurisdiction());
        }
        if (viewer.reaches(Audience.Group.STEWARD)) {
            return Optional.of(StandardBoards.MAYOR);
        }
        if (responsible.office() != null) {
            return Optional.of(StandardBoards.OFFICE + responsible.office());
        }
        return Optional.ofNullable(viewer.jurisdiction()).map(code -> StandardBoards.DISTRICT + code);
    }

    /// The boards that a viewer arranges: their own first.
    public List<Choice> list(Viewer viewer) {
        var keys = new ArrayList<String>();
        homeKey(viewer).ifPresent(keys::add);
        keys.add(StandardBoards.MAYOR);
        jurisdictions.districts().forEach(district -> keys.add(StandardBoards.DISTRICT + district.code()));
        offices.list().forEach(office -> keys.add(StandardBoards.OFFICE + office.id()));
        return keys.stream()
                .distinct()
                .filter(key -> entitled(key, viewer))
                .flatMap(key -> standard.find(key).stream())
                .map(board -> new Choice(board.key(), board.name()))
                .toList();
    }

    /// A board: the viewer's own arrangement of it if they made one, else the standard; with `_p<person>` behind the
    /// key, the arrangement of that person.
    ///
    /// @throws CityException if there is no such board, or the arrangement of somebody else is of a board
    ///     the viewer is not entitled to
    public Arranged get(String key, Viewer viewer) {
        var other = OF_PERSON.matcher(key);
        if (!other.matches()) {
            var board = board(key);
            var person = viewer.person();
            return arranged(board, person == null ? null : person.id(), viewer);
        }
        var board = board(other.group(1));
        long owner = Long.parseLong(other.group(2));
        var person = viewer.person();
        if ((person == null || person.id() != owner) && !entitled(board.key(), viewer)) {
            throw new CityException(
                    Category.FORBIDDEN,
                    "This arrangement of '%s' is for those whose board it is".formatted(board.key()));
        }
        return arranged(board, owner, viewer);
    }

    /// Saves the viewer's arrangement of a board.
    ///
    /// @param version the version that was changed
    /// @throws CityException if the board is not theirs or the scenes are wrong
    @Transactional
    public Saved save(String key, int version, List<BoardScene> scenes, Viewer viewer) {
        check(scenes);
        return store(key, version, scenes, viewer);
    }

    /// Goes back to the city's standard. Like [#save].
    @Transactional
    public Saved reset(String key, int version, Viewer viewer) {
        return store(key, version, null, viewer);
    }

    private Saved store(String key, int version, @Nullable List<BoardScene> scenes, Viewer viewer) {
        var board = board(key);
        var person = entitledPerson(board, viewer);
        int stored = newest(board.key(), person.id()).map(Layout::version).orElse(0);
        if (stored != version || !insert(board.key(), person.id(), version + 1, scenes)) {
            return new Saved.Outdated(arranged(board, person.id(), viewer));
        }
        audit.record(
                viewer,
                scenes == null ? "board-reset" : "board-saved",
                "board:" + board.key(),
                Map.of("version", Integer.toString(version + 1)));
        return new Saved.Done(arranged(board, person.id(), viewer));
    }

    private boolean insert(String key, long person, int version, @Nullable List<BoardScene> scenes) {
        int added = jdbc.sql("""
                        insert into board_layout (person, board, version, scenes, changed)
                        values (:person, :board, :version, cast(:scenes as jsonb), :now)
                            on conflict do nothing
                        """)
                .param("person", person)
                .param("board", key)
                .param("version", version)
                .param("scenes", scenes == null ? null : json.writeValueAsString(scenes))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("delete from board_layout where person = :person and board = :board and version <= :old")
                .param("person", person)
                .param("board", key)
                .param("old", version - KEPT)
                .update();
        return added == 1;
    }

    private Board board(String key) {
        return standard.find(key)
                .orElseThrow(() -> CityException.notFound(
                        "There is no board '%s'; boards are mayor, district-<code> and office-<id>".formatted(key)));
    }

    private Person entitledPerson(Board board, Viewer viewer) {
        var person = viewer.person();
        if (person == null || !entitled(board.key(), viewer)) {
            throw new CityException(
                    Category.FORBIDDEN, "The board '%s' is not yours to arrange".formatted(board.key()));
        }
        return person;
    }

    /// Whether a board is the viewer's by their role and the part of the city or the office they answer for.
    private boolean entitled(String key, Viewer viewer) {
        if (!viewer.signedIn() || !viewer.reaches(Audience.Group.OFFICIAL)) {
            return false;
        }
        if (viewer.reaches(Audience.Group.STEWARD)) {
            return true;
        }
        if (key.startsWith(StandardBoards.DISTRICT)) {
            return viewer.jurisdiction() != null && viewer.owns(key.substring(StandardBoards.DISTRICT.length()));
        }
        if (key.startsWith(StandardBoards.OFFICE)) {
            var id = key.substring(StandardBoards.OFFICE.length());
            var responsible = viewer.responsible();
            return responsible != null
                    && (id.equals(responsible.office())
                            || (responsible.role() == Role.DISTRICT_HEAD
                                    && offices.find(id)
                                            .filter(office -> viewer.owns(office.jurisdiction()))
                                            .isPresent()));
        }
        return false;
    }

    private Arranged arranged(Board board, @Nullable Long owner, Viewer viewer) {
        var layout = owner == null ? Optional.<Layout>empty() : newest(board.key(), owner);
        var scenes = layout.map(Layout::scenes).orElse(List.of());
        boolean edited = !scenes.isEmpty();
        var person = viewer.person();
        boolean own = person != null && owner != null && person.id() == owner;
        return new Arranged(
                board.key(),
                edited ? board.key() + "_p" + owner : board.key(),
                board.name(),
                board.district(),
                layout.map(Layout::version).orElse(0),
                edited,
                own && entitled(board.key(), viewer),
                edited ? layout.map(Layout::changed).orElse(null) : null,
                edited ? scenes : board.scenes());
    }

    private record Layout(int version, List<BoardScene> scenes, Instant changed) {}

    private Optional<Layout> newest(String key, long person) {
        return jdbc.sql("""
                        select version, scenes, changed from board_layout
                         where person = :person and board = :board
                         order by version desc fetch first 1 row only
                        """)
                .param("person", person)
                .param("board", key)
                .query(this::layout)
                .optional();
    }

    private Layout layout(ResultSet row, int number) throws SQLException {
        var scenes = row.getString("scenes");
        return new Layout(
                row.getInt("version"),
                scenes == null ? List.of() : json.readValue(scenes, SCENES),
                row.getTimestamp("changed").toInstant());
    }

    private static void check(List<BoardScene> scenes) {
        if (scenes.isEmpty() || scenes.size() > MOST_SCENES) {
            throw CityException.invalid("A board has 1 to %d scenes, not %d".formatted(MOST_SCENES, scenes.size()));
        }
        var ids = new HashSet<String>();
        for (var scene : scenes) {
            if (!ids.add(scene.id())) {
                throw CityException.invalid("The scene '%s' is there twice".formatted(scene.id()));
            }
        }
    }
}
