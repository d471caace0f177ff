package city.madang.identity.web;

import city.madang.identity.AuditChain;
import city.madang.identity.AuditEntry;
import city.madang.identity.AuditTrail;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
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
import tools.jackson.databind.json.JsonMapper;

/// The audit trail as a table and as a file. Days are those of the city.
@Controller
class AuditController {

    private static final int PAGE = 100;

    /// Makes spreadsheet programs read the file as UTF-8.
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final AuditTrail audit;
    private final AuditChain chain;
    private final JsonMapper json;
    private final ZoneId zone;

    AuditController(AuditTrail audit, AuditChain chain, JsonMapper json, CityZone zone) {
        this.audit = audit;
        this.chain = chain;
        this.json = json;
        this.zone = zone.id();
    }

    /// @param whole whether the chain is to be checked from its beginning
    /// @param known a hash that somebody wrote down earlier
    @Audience(Audience.Group.STEWARD)
    @GetMapping("/desk/audit")
    String page(
            AuditFilter filter,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable String whole,
            @RequestParam(defaultValue = "") String known,
            Model model) {
        var entries = audit.list(filter.toQuestion(zone), before, PAGE + 1);
        boolean more = entries.size() > PAGE;
        var shown = more ? entries.subList(0, PAGE) : entries;
        model.addAttribute("entries", shown.stream().map(this::toRow).toList());
        model.addAttribute("filter", filter);
        model.addAttribute("actions", audit.listActions());
        model.addAttribute(
                "older", more ? filter.address("/desk/audit", shown.getLast().id()) : null);
        model.addAttribute("csv", filter.address("/desk/audit.csv", null));
        model.addAttribute("lines", filter.address("/desk/audit.jsonl", null));
        model.addAttribute("finding", whole == null ? chain.check() : chain.checkWhole());
        model.addAttribute("known", known.strip());
        model.addAttribute("recognised", recognise(known.strip()));
        model.addAttribute("zone", zone);
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
        csv.writeRecord("id", "time", "person", "for", "action", "subject", "detail", "address", "previous", "hash");
        audit.read(filter.toQuestion(zone), entry -> {
            var row = toRow(entry);
            csv.writeRecord(
                    Long.toString(row.id()),
                    row.time(),
                    harmless(row.login()),
                    harmless(row.actingFor()),
                    harmless(row.action()),
                    harmless(row.subject()),
                    harmless(row.detail()),
                    row.address(),
                    row.previous(),
                    row.hash());
        });
        csv.flush();
    }

    /// Everything of each entry as one JSON object a line, oldest last: what is needed to check the chain
    /// elsewhere.
    @Audience(Audience.Group.STEWARD)
    @GetMapping("/desk/audit.jsonl")
    void lines(AuditFilter filter, HttpServletResponse response) throws IOException {
        audit.record(Viewers.current(), "audit-exported", "audit", filter.toDetail());
        response.setContentType("application/jsonl;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        audit.read(filter.toQuestion(zone), entry -> {
            try {
                out.write(json.writeValueAsString(entry));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.flush();
    }

    /// What to say of a hash that somebody wrote down; nothing if none was given.
    private @Nullable LocalText recognise(String known) {
        if (known.isEmpty()) {
            return null;
        }
        try {
            return chain.find(known)
                    .map(entry -> new LocalText(
                            "%d번 기록의 해시입니다 (%s)."
                                    .formatted(
                                            entry.id(), entry.at().atZone(zone).format(TIME)),
                            "This is the hash of entry %d, recorded at %s."
                                    .formatted(
                                            entry.id(), entry.at().atZone(zone).format(TIME))))
                    .orElse(
                            new LocalText(
                                    "이런 해시를 가진 기록이 없습니다. 잘못 옮겨 적었거나, 적어 둔 뒤에 기록이 바뀌거나 지워졌습니다.",
                                    "No entry has this hash. Either it was mistyped, or entries were changed or removed since."));
        } catch (CityException e) {
            return new LocalText("해시는 0–9와 a–f 64자입니다.", "A hash has 64 digits of 0 to 9 and a to f.");
        }
    }

    /// A cell that no spreadsheet program takes for a formula (OWASP: CSV injection).
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private AuditRow toRow(AuditEntry entry) {
        var detail = new ArrayList<String>();
        new TreeMap<>(entry.detail()).forEach((key, value) -> detail.add(key + "=" + value));
        var login = entry.login();
        var actingFor = entry.actingFor();
        var address = entry.address();
        var link = entry.link();
        return new AuditRow(
                entry.id(),
                entry.at().atZone(zone).format(TIME),
                login == null ? "" : login,
                actingFor == null ? "" : actingFor,
                entry.action(),
                entry.subject(),
                String.join(", ", detail),
                address == null ? "" : address,
                link == null ? "" : link.previous(),
                link == null ? "" : link.hash());
    }
}
