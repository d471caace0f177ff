package city.madang.identity.web;

import city.madang.identity.AuditEntry;
import city.madang.identity.AuditTrail;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The audit trail as a table and as a file. Days are those of the city.
@Controller
class AuditController {

    private static final int PAGE = 100;

    /// Makes spreadsheet programs read the file as UTF-8.
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final AuditTrail audit;
    private final ZoneId zone;

    AuditController(AuditTrail audit, CityZone zone) {
        this.audit = audit;
        this.zone = zone.id();
    }

    @Audience(Audience.Group.STEWARD)
    @GetMapping("/desk/audit")
    String page(AuditFilter filter, @RequestParam(required = false) @Nullable Long before, Model model) {
        var entries = audit.list(filter.toQuestion(zone), before, PAGE + 1);
        boolean more = entries.size() > PAGE;
        var shown = more ? entries.subList(0, PAGE) : entries;
        model.addAttribute("entries", shown.stream().map(this::toRow).toList());
        model.addAttribute("filter", filter);
        model.addAttribute("actions", audit.listActions());
        model.addAttribute(
                "older", more ? filter.address("/desk/audit", shown.getLast().id()) : null);
        model.addAttribute("file", filter.address("/desk/audit.csv", null));
        model.addAttribute("newest", before == null);
        return "identity/audit";
    }

    @Audience(Audience.Group.STEWARD)
    @GetMapping("/desk/audit.csv")
    void file(AuditFilter filter, HttpServletResponse response) throws IOException {
        audit.record(Viewers.current(), "audit-exported", "audit", filter.toDetail());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord("id", "time", "person", "action", "subject", "detail", "address");
        audit.read(filter.toQuestion(zone), entry -> {
            var row = toRow(entry);
            csv.writeRecord(
                    Long.toString(row.id()),
                    row.time(),
                    harmless(row.login()),
                    harmless(row.action()),
                    harmless(row.subject()),
                    harmless(row.detail()),
                    row.address());
        });
        csv.flush();
    }

    /// A cell that no spreadsheet program takes for a formula (OWASP: CSV injection).
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private AuditRow toRow(AuditEntry entry) {
        var detail = new ArrayList<String>();
        new TreeMap<>(entry.detail()).forEach((key, value) -> detail.add(key + "=" + value));
        var login = entry.login();
        var address = entry.address();
        return new AuditRow(
                entry.id(),
                entry.at().atZone(zone).format(TIME),
                login == null ? "" : login,
                entry.action(),
                entry.subject(),
                String.join(", ", detail),
                address == null ? "" : address);
    }
}
