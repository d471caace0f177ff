package city.madang.governance.web;

import city.madang.governance.Policy;
import city.madang.governance.Withheld;
import city.madang.platform.Audience;
import city.madang.platform.LocalText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// "The citizens see what the mayor sees", as a page that can be checked: everything the compiled policy withholds.
@Controller
class PolicyController {

    private final Policy policy;

    PolicyController(Policy policy) {
        this.policy = policy;
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/policy")
    String page(Model model) {
        var lines = lines();
        model.addAttribute(
                "fromCitizens",
                lines.stream().filter(line -> !line.fromEverybody()).toList());
        model.addAttribute(
                "fromEverybody",
                lines.stream().filter(LedgerLine::fromEverybody).toList());
        return "governance/policy";
    }

    @Audience(Audience.Group.ANYONE)
    @ResponseBody
    @GetMapping("/api/policy")
    Ledger ledger() {
        return new Ledger(policy.ledger().stream().map(Entry::of).toList());
    }

    /// The ledger with one line for all fields that one rule treats alike, instead of one for each field and group.
    private List<LedgerLine> lines() {
        var byField = new LinkedHashMap<List<String>, List<Withheld>>();
        for (var entry : policy.ledger()) {
            byField.computeIfAbsent(List.of(entry.dataset(), entry.field()), key -> new ArrayList<>())
                    .add(entry);
        }
        var lines = new LinkedHashMap<LedgerLine, List<String>>();
        byField.values()
                .forEach(entries -> lines.computeIfAbsent(toLine(entries), line -> new ArrayList<>())
                        .add(entries.getFirst().field()));
        return lines.entrySet().stream()
                .map(line -> line.getKey().of(line.getValue()))
                .toList();
    }

    private static LedgerLine toLine(List<Withheld> entries) {
        var first = entries.getFirst();
        var groups = new EnumMap<Audience.Group, Withheld>(Audience.Group.class);
        entries.forEach(entry -> groups.put(entry.group(), entry));
        return new LedgerLine(
                first.dataset(),
                List.of(),
                first.what(),
                first.reason(),
                LedgerLine.LOOKING.stream()
                        .map(group -> DisclosureWords.of(groups.get(group)))
                        .toList());
    }

    /// The answer of `GET /api/policy`.
    record Ledger(List<Entry> withheld) {}

    /// @param gets what the group gets: `show`, `mask`, `district`, `grid-500m`, `band-10`, `fewer-than-5`
    /// @param getsOfItsOwn the same for records of the group's own jurisdiction; absent if that makes no difference
    record Entry(
            String dataset,
            String field,
            LocalText what,
            Audience.Group group,
            String gets,
            @Nullable String getsOfItsOwn,
            String reason,
            LocalText because,
            LocalText law) {

        static Entry of(Withheld withheld) {
            var reason = withheld.reason();
            return new Entry(
                    withheld.dataset(),
                    withheld.field(),
                    withheld.what(),
                    withheld.group(),
                    withheld.disclosure().key(),
                    withheld.own().equals(withheld.disclosure())
                            ? null
                            : withheld.own().key(),
                    reason.id(),
                    reason.text(),
                    reason.law());
        }
    }
}
