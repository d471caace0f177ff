package city.madang.catalogue;

import city.madang.identity.Jurisdictions;
import city.madang.identity.Offices;
import city.madang.platform.database.TestDatabase;
import city.madang.platform.pack.Pack;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The catalogue of Seoul on a database, built by hand.
public final class Catalogue {

    public final Pack pack = new Pack(Path.of("../packs/seoul"));
    public final Jurisdictions jurisdictions = new Jurisdictions(pack);
    public final Offices offices = new Offices(pack, jurisdictions);
    final Datasets datasets = new Datasets(pack, offices);
    public final ObservedProperties properties = new ObservedProperties(pack);
    public final Layers layers = new Layers(pack, properties, datasets);
    final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    final BoundaryRepository boundaryRepository;
    public final Boundaries boundaries;
    public final Places places;
    public final Sources sources;

    Catalogue(DataSource database) {
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        boundaryRepository = new BoundaryRepository(jdbc, new JdbcTemplate(database), transaction);
        boundaries = new Boundaries(boundaryRepository, jurisdictions, pack);
        places = newPlaces();
        sources = newSources();
    }

    /// As another process would see them.
    Places newPlaces() {
        return new Places(new PlaceRepository(jdbc, transaction), boundaries);
    }

    /// As after a restart.
    Sources newSources() {
        return new Sources(new JdbcSourceRepository(jdbc, transaction), datasets, offices);
    }

    /// An empty catalogue with the drawn boundaries; what the last one stored is gone.
    public static Catalogue fresh() {
        var jdbc = JdbcClient.create(Holder.DATABASE);
        jdbc.sql("truncate source, place").update();
        jdbc.sql("delete from catalogue_revision where name like 'place:%'").update();
        if (jdbc.sql("select exists (select from boundary where origin <> 'SCHEMATIC')")
                .query(Boolean.class)
                .single()) {
            jdbc.sql("truncate boundary, catalogue_revision").update();
        }
        return new Catalogue(Holder.DATABASE);
    }

    /// The same database, as after a restart or from another process.
    static Catalogue again() {
        return new Catalogue(Holder.DATABASE);
    }

    private static final class Holder {
        private static final DataSource DATABASE = TestDatabase.migrated();
    }
}
