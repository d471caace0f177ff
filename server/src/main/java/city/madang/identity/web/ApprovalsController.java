package city.madang.identity.web;

import city.madang.identity.Approval;
import city.madang.identity.Approvals;
import city.madang.identity.Viewer;
import city.madang.identity.Viewers;
import city.madang.identity.signin.PublicAddress;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What waits for a second person, and what became of it. Everybody on the staff sees what they asked for and
/// what they may decide; stewards and the mayor see all.
@Controller
@Audience(Audience.Group.OFFICIAL)
class ApprovalsController {

    private static final int DECIDED_SHOWN = 50;

    private final Approvals approvals;
    private final PublicAddress address;
    private final CityZone zone;

    ApprovalsController(Approvals approvals, PublicAddress address, CityZone zone) {
        this.approvals = approvals;
        this.address = address;
        this.zone = zone;
    }

    /// @param done what was just done: `approved`, `refused` or `withdrawn`
    @GetMapping("/desk/approvals")
    String list(@RequestParam(required = false) @Nullable String done, Model model) {
        return show(done, null, 0, "", null, model);
    }

    @PostMapping("/desk/approvals/{id}/approve")
    String approve(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        try {
            var decided = approvals.approve(id, reason);
            if (decided.handOn().isEmpty()) {
                return "redirect:/desk/approvals?done=approved";
            }
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return show("approved", null, 0, "", address.of(decided.handOn().get()), model);
        } catch (CityException e) {
            return refusedWith(e, id, reason, response, model);
        }
    }

    @PostMapping("/desk/approvals/{id}/refuse")
    String refuse(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        try {
            approvals.refuse(id, reason);
            return "redirect:/desk/approvals?done=refused";
        } catch (CityException e) {
            return refusedWith(e, id, reason, response, model);
        }
    }

    @PostMapping("/desk/approvals/{id}/withdraw")
    String withdraw(@PathVariable long id, HttpServletResponse response, Model model) {
        try {
            approvals.withdraw(id);
            return "redirect:/desk/approvals?done=withdrawn";
        } catch (CityException e) {
            return refusedWith(e, id, "", response, model);
        }
    }

    private String refusedWith(
            CityException failure, long id, String reason, HttpServletResponse response, Model model) {
        response.setStatus(failure.category().status());
        var objection = failure.category() == CityException.Category.INVALID
                ? new LocalText("거절하는 까닭을 적어 주세요.", "Say why you refuse.")
                : failure.category() == CityException.Category.CONFLICT
                        ? new LocalText("그 사이 결정되었거나 바뀌어 할 수 없습니다.", message(failure))
                        : new LocalText("이것을 결정할 수 없습니다.", message(failure));
        return show(null, objection, id, reason, null, model);
    }

    private static String message(CityException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "It cannot be done");
    }

    private String show(
            @Nullable String done,
            @Nullable LocalText objection,
            long objectedTo,
            String typed,
            @Nullable String handOn,
            Model model) {
        var viewer = Viewers.current();
        model.addAttribute(
                "waiting",
                approvals.listWaiting().stream()
                        .filter(approval -> concerns(viewer, approval))
                        .map(approval -> row(viewer, approval))
                        .toList());
        model.addAttribute(
                "decided",
                approvals.listDecided(DECIDED_SHOWN).stream()
                        .filter(approval -> concerns(viewer, approval))
                        .map(approval -> row(viewer, approval))
                        .toList());
        model.addAttribute("done", done == null ? "" : done);
        model.addAttribute("objection", objection);
        model.addAttribute("objectedTo", objectedTo);
        model.addAttribute("typed", typed);
        model.addAttribute("handOn", handOn);
        model.addAttribute("zone", zone.id());
        return "identity/approvals";
    }

    private boolean concerns(Viewer viewer, Approval approval) {
        var person = viewer.person();
        var decision = approval.decision();
        return viewer.reaches(Audience.Group.STEWARD)
                || approvals.mayDecide(viewer, approval)
                || (person != null
                        && (approval.requestedBy().id() == person.id()
                                || (decision != null && decision.by().id() == person.id())));
    }

    private ApprovalRow row(Viewer viewer, Approval approval) {
        return new ApprovalRow(
                approval,
                approvals.titleOf(approval.kind()),
                approvals.mayDecide(viewer, approval),
                approvals.mayWithdraw(viewer, approval));
    }
}
