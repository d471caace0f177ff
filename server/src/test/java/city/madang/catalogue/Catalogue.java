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
final class Catalogue {

    final Pack pack = new Pack(Path.of("../packs/seoul"));
    final Jurisdictions jurisdictions = new Jurisdictions(pack);
    final Offices offices = new Offices(pack, jurisdictions);
    final Datasets datasets = new Datasets(pack, offices);
    final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    final BoundaryRepository boundaryRepository;
    final Boundaries boundaries;
    final Places places;
    final Sources sources;

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

    static Catalogue fresh() {
        return new Catalogue(TestDatabase.migrated());
    }
}
