package city.madang.identity;

import city.madang.platform.LocalText;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads rows of the table `person`.
final class PersonRows {

    static Person read(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("login"),
                new LocalText(row.getString("name_ko"), row.getString("name_en")),
                Role.parse(row.getString("role")),
                row.getString("jurisdiction"),
                row.getString("office"),
                row.getString("email"),
                row.getBoolean("demo"),
                row.getBoolean("active"));
    }

    private PersonRows() {}
}
