package city.madang.intake.web;

import city.madang.identity.AuditTrail;
import city.madang.identity.Offices;
import city.madang.intake.SourceHealth;
import city.madang.intake.definition.ConnectorKind;
import city.madang.intake.health.HealthBook;
import city.madang.intake.imports.ImportRuns;
import city.madang.intake.quarantine.Quarantine;
import city.madang.intake.running.QuarantineReview;
import city.madang.intake.running.SourceWork;
import city.madang.intake.running.WorkingSources;
import city.madang.platform.Audience;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The desk of those who look after sources: all of them in one table, each on a page of its own. Works without
/// JavaScript; acting on a source is for stewards.
@Controller
class SourcesController {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int SHOWN_RECORDS = 50;
    private static final int SHOWN_CHANGES = 30;
    private static final int DAY_HOURS = 24;
    private static final int WEEK_HOURS = 7 * 24;

    private final SourceRows rows;
    private final SourceHealth health;
    private final HealthBook book;
    private final WorkingSources sources;
    private final SourceWork work;
    private final Quarantine quarantine;
    private final QuarantineReview review;
    private final ImportRuns imports;
    private final Offices offices;
    private final AuditTrail audit;

    SourcesController(
            SourceRows rows,
            SourceHealth health,
            HealthBook book,
            WorkingSources sources,
            SourceWork work,
            Quarantine quarantine,
            QuarantineReview review,
            ImportRuns imports,
            Offices offices,
            AuditTrail audit) {
        this.rows = rows;
        this.health = health;
        this.book = book;
        this.sources = sources;
        this.work = work;
        this.quarantine = quarantine;
        this.review = review;
        this.imports = imports;
        this.offices = offices;
        this.audit = audit;
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/desk/sources")
    String list(SourceFilter filter, Locale locale, Model model) {
        var used = sources.list().stream()
                .map(source -> source.source().office())
                .distinct()
                .toList();
        model.addAttribute("rows", rows.list(filter, locale));
        model.addAttribute("totals", health.totals());
        model.addAttribute("filter", filter);
        model.addAttribute(
                "offices",
                offices.list().stream()
                        .filter(office -> used.contains(office.id()))
                        .toList());
        model.addAttribute(
                "connectors",
                Arrays.stream(ConnectorKind.values()).map(ConnectorKind::text).toList());
        return "intake/sources";
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/desk/sources.csv")
    void file(SourceFilter filter, Locale locale, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"sources.csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(
                "id",
                "name",
                "name_en",
                "office",
                "connector",
                "state",
                "newest",
                "per_minute",
                "quality",
                "accepted",
                "corrected",
                "quarantined",
                "open",
                "error");
        for (var row : rows.list(filter, locale)) {
            var status = row.status();
            var error = status.error();
            csv.writeRecord(
                    row.id(),
                    harmless(row.name().ko()),
                    harmless(row.name().en()),
                    harmless(row.office().in(locale)),
                    row.connector(),
                    row.state().key(),
                    row.time(status.newest()),
                    String.format(Locale.ROOT, "%.2f", status.ratePerMinute()),
                    String.format(Locale.ROOT, "%.4f", status.quality()),
                    Long.toString(status.accepted()),
                    Long.toString(status.corrected()),
                    Long.toString(status.quarantined()),
                    Integer.toString(row.openRecords()),
                    error == null ? "" : harmless(error.in(locale)));
        }
        csv.flush();
    }

    /// A cell that no spreadsheet program takes for a formula (OWASP: CSV injection).
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/desk/sources/{id}")
    String one(@PathVariable String id, @RequestParam(required = false) @Nullable String done, Model model) {
        var source = sources.get(id);
        model.addAttribute("definition", source.definition());
        model.addAttribute("yaml", sources.yaml(id));
        model.addAttribute("changes", book.changes(id, SHOWN_CHANGES));
        var row = rows.get(id);
        var hours = book.hours(id, row.now().minus(WEEK_HOURS, ChronoUnit.HOURS));
        model.addAttribute("row", row);
        model.addAttribute("day", Availability.of(hours, row.now(), DAY_HOURS, row.zone()));
        model.addAttribute("week", Availability.of(hours, row.now(), WEEK_HOURS, row.zone()));
        model.addAttribute("samples", source.meter().samples());
        model.addAttribute("piles", quarantine.piles(id));
        model.addAttribute("records", quarantine.list(id, "open", SHOWN_RECORDS));
        model.addAttribute("closed", quarantine.list(id, "closed", 10));
        model.addAttribute("runs", imports.list(id, 10));
        model.addAttribute("done", done);
        return "intake/source";
    }

    @Audience(Audience.Group.STEWARD)
    @PostMapping("/desk/sources/{id}/fetch")
    String fetch(@PathVariable String id) {
        sources.get(id);
        work.fetchNow(id);
        audit.record("source-fetched", "source:" + id, Map.of());
        return back(id, "fetched");
    }

    @Audience(Audience.Group.STEWARD)
    @PostMapping("/desk/sources/{id}/pause")
    String pause(@PathVariable String id) {
        work.pause(id, true);
        audit.record("source-paused", "source:" + id, Map.of());
        return back(id, "paused");
    }

    @Audience(Audience.Group.STEWARD)
    @PostMapping("/desk/sources/{id}/resume")
    String resume(@PathVariable String id) {
        work.pause(id, false);
        audit.record("source-resumed", "source:" + id, Map.of());
        return back(id, "resumed");
    }

    @Audience(Audience.Group.STEWARD)
    @PostMapping("/desk/sources/{id}/replay")
    String replay(@PathVariable String id, @RequestParam(required = false) @Nullable List<Long> record) {
        var replay = review.replay(id, record == null ? List.of() : record);
        return back(id, "replayed-%d-%d".formatted(replay.taken(), replay.held()));
    }

    @Audience(Audience.Group.STEWARD)
    @PostMapping("/desk/sources/{id}/discard")
    String discard(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<Long> record,
            @RequestParam String why) {
        int discarded = review.discard(id, record == null ? List.of() : record, why);
        return back(id, "discarded-" + discarded);
    }

    private static String back(String id, String done) {
        return "redirect:/desk/sources/" + id + "?done=" + done;
    }
}
