package city.madang.directives.web;

import city.madang.directives.Act;
import city.madang.directives.Directive;
import city.madang.directives.DirectiveQuestion;
import city.madang.directives.Directives;
import city.madang.directives.Step;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Directives that were given in public, for everybody to follow. Names of persons are withheld.
@Controller
class PublicDirectives {

    private static final int PAGE = 50;

    private final Directives directives;
    private final Presenter presenter;

    PublicDirectives(Directives directives, Presenter presenter) {
        this.directives = directives;
        this.presenter = presenter;
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/directives")
    String list(@RequestParam(required = false) @Nullable Long before, Model model) {
        var found =
                directives.list(new DirectiveQuestion(null, false, null, null, null, false, true, before, PAGE + 1));
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute("followed", shown.stream().map(this::followed).toList());
        model.addAttribute("older", more ? shown.getLast().id() : null);
        return "directives/public";
    }

    private Shown.Followed followed(Directive directive) {
        var sight = directives.sight(Viewers.current(), directive);
        return new Shown.Followed(presenter.row(directive, sight), sight.text() ? report(directive) : null);
    }

    private @Nullable String report(Directive directive) {
        List<Step> steps = directives.steps(directive);
        return steps.reversed().stream()
                .filter(step -> step.act() == Act.REPORT || step.act() == Act.PROGRESS)
                .map(Step::text)
                .findFirst()
                .orElse(null);
    }
}
