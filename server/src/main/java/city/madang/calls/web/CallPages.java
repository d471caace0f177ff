package city.madang.calls.web;

import city.madang.calls.CallBook;
import city.madang.calls.CallRecord;
import city.madang.catalogue.City;
import city.madang.identity.Person;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The record of calls. Everybody sees those they had part in; the mayor and stewards see that others took place.
@Controller
@Audience(Audience.Group.OFFICIAL)
class CallPages {

    private static final int PAGE = 50;

    private final CallBook book;
    private final City city;

    CallPages(CallBook book, City city) {
        this.book = book;
        this.city = city;
    }

    @GetMapping("/office/calls")
    String list(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "false") boolean all,
            Model model) {
        boolean everybodys = all && mayReadAll();
        var found = book.list(everybodys ? null : person().id(), before, PAGE + 1);
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute("calls", shown);
        model.addAttribute("older", more ? shown.getLast().id() : null);
        model.addAttribute("newest", before == null);
        model.addAttribute("all", everybodys);
        model.addAttribute("mayReadAll", mayReadAll());
        model.addAttribute("self", person().id());
        model.addAttribute("zone", city.zone());
        return "calls/calls";
    }

    @GetMapping("/office/calls/{id}")
    String call(@PathVariable long id, Model model) {
        var call = book.find(id, mayReadAll() ? null : person().id())
                .orElseThrow(() -> CityException.notFound("You had no part in a call %d".formatted(id)));
        model.addAttribute("call", call);
        model.addAttribute("instruct", instruct(call));
        model.addAttribute("self", person().id());
        model.addAttribute("zone", city.zone());
        return "calls/call";
    }

    /// Where the caller instructs whom they did not reach.
    private static String instruct(CallRecord call) {
        return "/office/directives/new?subject="
                + URLEncoder.encode(call.subject().toString(), StandardCharsets.UTF_8);
    }

    private static boolean mayReadAll() {
        return Viewers.current().reaches(Audience.Group.STEWARD);
    }

    private static Person person() {
        var person = Viewers.current().person();
        if (person == null) {
            throw new CityException(CityException.Category.FORBIDDEN, "Sign in first, at /sign-in");
        }
        return person;
    }
}
