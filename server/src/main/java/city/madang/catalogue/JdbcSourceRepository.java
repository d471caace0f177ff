package city.madang.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps sources in the table `source`.
@Repository
class JdbcSourceRepository implements SourceRepository {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JdbcSourceRepository(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public Map<String, Integer> register(List<SourceSpec> specs) {
        return transaction.execute(status -> number(specs));
    }

    private Map<String, Integer> number(List<SourceSpec> specs) {
        jdbc.sql("lock table source in exclusive mode").update();
        var known = numbers();
        int next = known.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        for (var spec : specs) {
            var number = known.get(spec.id());
            if (number == null) {
                number = next++;
                known.put(spec.id(), number);
            }
            save(number, spec);
        }
        return known;
    }

    private Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        jdbc.sql("select id, number from source").query(row -> {
            numbers.put(row.getString("id"), row.getInt("number"));
        });
        return numbers;
    }

    private void save(int number, SourceSpec spec) {
        jdbc.sql("""
                insert into source as known (number, id, name_ko, name_en, office, dataset, connector)
                values (:number, :id, :ko, :en, :office, :dataset, :connector)
                on conflict (id) do update
                   set name_ko = excluded.name_ko, name_en = excluded.name_en, office = excluded.office,
                       dataset = excluded.dataset, connector = excluded.connector
                 where (known.name_ko, known.name_en, known.office, known.dataset, known.connector) is distinct from
                       (excluded.name_ko, excluded.name_en, excluded.office, excluded.dataset, excluded.connector)
                """)
                .param("number", number)
                .param("id", spec.id())
                .param("ko", spec.name().ko())
                .param("en", spec.name().en())
                .param("office", spec.office())
                .param("dataset", spec.dataset())
                .param("connector", spec.connector())
                .update();
    }
}
