package city.madang.identity.signin;

import city.madang.identity.IdentityProperties;
import city.madang.identity.People;
import city.madang.platform.MadangProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Gives a new city hall its way in: while nobody has an account, every start makes a new set-up link, prints
/// it, and leaves it in `setup-link.txt` of the data folder, readable by its owner alone. A demonstration
/// needs none.
@Component
class FirstStart {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final People people;
    private final SetupLinks links;
    private final PublicAddress address;
    private final IdentityProperties properties;
    private final MadangProperties run;

    FirstStart(
            People people,
            SetupLinks links,
            PublicAddress address,
            IdentityProperties properties,
            MadangProperties run) {
        this.people = people;
        this.links = links;
        this.address = address;
        this.properties = properties;
        this.run = run;
    }

    @EventListener(ApplicationReadyEvent.class)
    void offerTheWayIn() throws IOException {
        var file = run.data().resolve("setup-link.txt");
        if (run.demo() || (people.anybodyReal() && !properties.setUpAgain())) {
            Files.deleteIfExists(file);
            return;
        }
        var link = address.of("/setup/" + links.issue());
        write(file, link);
        LOG.info(
                "{} within {} hours at {}",
                properties.setUpAgain()
                        ? "madang.identity.set-up-again is on. Make an account"
                        : "Nobody has an account yet. Make the first one",
                properties.setupLinkLife().toHours(),
                link);
    }

    private static void write(Path file, String link) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, link + "\n");
    }
}
