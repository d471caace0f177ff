package city.madang.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/// Checks open pages against WCAG 2.2 AA with axe-core, which the web client brings along.
final class Axe {

    /// Every violation of the success criteria of WCAG 2.0, 2.1 and 2.2, levels A and AA: rule, element, what is wrong.
    private static final String RUN = """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
              const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
              return found.violations.flatMap((rule) => rule.nodes.map((node) =>
                `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
            }""";

    private final String script;

    Axe() {
        var file = RunningCity.root().resolve("web/node_modules/axe-core/axe.min.js");
        try {
            script = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("axe-core is not there: run npm ci in web/", e);
        }
    }

    /// What is wrong on the page that is open; empty if nothing is.
    List<?> violations(Page page) {
        page.evaluate(script);
        return (List<?>) page.evaluate(RUN);
    }
}
