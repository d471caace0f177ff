package city.madang.intake.connector;

import city.madang.intake.definition.Endpoint;
import city.madang.intake.document.Columns;
import city.madang.intake.document.SourceRecord;
import city.madang.intake.document.Tree;
import city.madang.intake.net.DeliveryException;
import city.madang.intake.net.Target;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Reads a legacy database: one query, read-only, bounded in rows and time. The greatest value of the cursor
/// column is
/// where the next query begins (`:since`); times are local times of that database.
final class JdbcFetcher implements Fetcher {

    private static final int ROWS = 50_000;
    private static final int PART = 2_000;

    private final Target target;
    private final Endpoint endpoint;
    private final String query;
    private final int parameters;
    private final @Nullable String user;
    private final String password;

    JdbcFetcher(Target target, Endpoint endpoint, @Nullable String user, String password) {
        this.target = target;
        this.endpoint = endpoint;
        var written = String.valueOf(endpoint.query()).strip();
        if (!written.regionMatches(true, 0, "select", 0, 6) && !written.regionMatches(true, 0, "with", 0, 4)) {
            throw new IllegalArgumentException("the query must be a select");
        }
        this.query = written.replace(":since", "?");
        this.parameters = (written.length() - written.replace(":since", "").length()) / ":since".length();
        this.user = user;
        this.password = password;
    }

    @Override
    public Cursor fetch(Cursor cursor, Desk desk) throws DeliveryException {
        try (var connection = connect();
                var statement = connection.prepareStatement(query)) {
            statement.setQueryTimeout(seconds());
            statement.setMaxRows(rows());
            statement.setFetchSize(PART);
            bind(statement, cursor.get("since"));
            try (var result = statement.executeQuery()) {
                return read(result, cursor, desk);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new DeliveryException(
                    "데이터베이스를 읽을 수 없습니다: " + e.getMessage(), "The database cannot be read: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        var connection = DriverManager.getConnection(target.url(), properties);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }

    private int rows() {
        var limits = endpoint.limits();
        var rows = limits == null ? null : limits.rows();
        return rows == null ? ROWS : rows;
    }

    private int seconds() {
        var limits = endpoint.limits();
        var time = limits == null ? null : limits.time();
        return (int) (time == null ? Requests.TIME : time.duration()).toSeconds();
    }

    private void bind(PreparedStatement statement, @Nullable String since) throws SQLException {
        for (int i = 1; i <= parameters; i++) {
            int type = statement.getParameterMetaData().getParameterType(i);
            switch (type) {
                case Types.TIMESTAMP, Types.DATE, Types.TIMESTAMP_WITH_TIMEZONE -> {
                    var moment = since == null ? LocalDateTime.of(1970, 1, 1, 0, 0) : LocalDateTime.parse(since);
                    statement.setTimestamp(i, Timestamp.valueOf(moment));
                }
                case Types.INTEGER, Types.BIGINT, Types.SMALLINT, Types.NUMERIC, Types.DECIMAL, Types.DOUBLE ->
                    statement.setBigDecimal(i, since == null ? BigDecimal.ZERO : new BigDecimal(since));
                default -> statement.setString(i, since == null ? "" : since);
            }
        }
    }

    private Cursor read(ResultSet result, Cursor cursor, Desk desk) throws SQLException {
        var columns = columnsOf(result);
        int cursorColumn = indexOf(columns, endpoint.cursor());
        var records = new ArrayList<SourceRecord>(PART);
        String greatest = cursor.get("since");
        while (result.next()) {
            var cells = new String[columns.names().size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cell(result, i + 1);
            }
            records.add(SourceRecord.of(new Tree.Row(columns, cells)));
            if (cursorColumn >= 0) {
                greatest = greater(greatest, cells[cursorColumn]);
            }
            if (records.size() == PART) {
                desk.take(List.copyOf(records));
                records.clear();
            }
        }
        desk.take(List.copyOf(records));
        return cursorColumn < 0 ? cursor : cursor.with("since", greatest);
    }

    private static Columns columnsOf(ResultSet result) throws SQLException {
        var about = result.getMetaData();
        var names = new ArrayList<String>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            names.add(about.getColumnLabel(i));
        }
        return new Columns(names);
    }

    private static int indexOf(Columns columns, @Nullable String name) {
        for (int i = 0; name != null && i < columns.names().size(); i++) {
            if (columns.names().get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String cell(ResultSet result, int column) throws SQLException {
        int type = result.getMetaData().getColumnType(column);
        if (type == Types.TIMESTAMP || type == Types.DATE) {
            var moment = result.getTimestamp(column);
            return moment == null ? "" : moment.toLocalDateTime().toString();
        }
        if (JDBCType.valueOf(type) == JDBCType.TIMESTAMP_WITH_TIMEZONE) {
            var moment = result.getTimestamp(column);
            return moment == null ? "" : moment.toInstant().toString();
        }
        var text = result.getString(column);
        return text == null ? "" : text;
    }

    private static String greater(@Nullable String before, String value) {
        if (before == null || value.isEmpty()) {
            return before == null ? value : before;
        }
        return compare(value, before) > 0 ? value : before;
    }

    private static int compare(String a, String b) {
        try {
            return new BigDecimal(a).compareTo(new BigDecimal(b));
        } catch (NumberFormatException e) {
            return compareTimes(a, b);
        }
    }

    private static int compareTimes(String a, String b) {
        try {
            return a.endsWith("Z")
                    ? Instant.parse(a).compareTo(Instant.parse(b))
                    : LocalDateTime.parse(a).compareTo(LocalDateTime.parse(b));
        } catch (DateTimeParseException e) {
            return a.compareTo(b);
        }
    }
}
