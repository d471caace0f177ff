package city.madang.notices.web;

import city.madang.catalogue.City;
import city.madang.identity.Person;
import city.madang.identity.Viewers;
import city.madang.notices.Notices;
import city.madang.notices.Preference;
import city.madang.notices.Subscriptions;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// A person's notices and how they want to be told.
@Controller
@Audience(Audience.Group.OFFICIAL)
class InboxController {

    private static final int PAGE = 50;
    private static final String TO_INBOX = "redirect:/notices";

    private final Notices notices;
    private final Subscriptions subscriptions;
    private final City city;

    InboxController(Notices notices, Subscriptions subscriptions, City city) {
        this.notices = notices;
        this.subscriptions = subscriptions;
        this.city = city;
    }

    @GetMapping("/notices")
    String inbox(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable String changed,
            Model model) {
        var person = person();
        var found = notices.list(person.id(), before, PAGE + 1);
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute("notices", shown);
        model.addAttribute("older", more ? shown.getLast().id() : null);
        model.addAttribute("newest", before == null);
        model.addAttribute("preference", notices.preference(person.id()));
        model.addAttribute("address", person.email());
        model.addAttribute("emailOpen", subscriptions.emailOpen());
        model.addAttribute("pushKey", subscriptions.open() ? subscriptions.publicKey() : null);
        model.addAttribute("devices", subscriptions.list(person.id()));
        model.addAttribute("changed", changed != null);
        model.addAttribute("zone", city.zone());
        return "notices/inbox";
    }

    /// Opens what a notice is about, and marks it as read. A link in a push or an e-mail leads to the page itself.
    @PostMapping("/notices/{id}/open")
    String open(@PathVariable long id) {
        var person = person();
        var notice = notices.find(person.id(), id)
                .orElseThrow(() -> CityException.notFound("You have no notice %d".formatted(id)));
        notices.read(person.id(), id);
        var link = notice.link();
        return link == null ? TO_INBOX : "redirect:" + link;
    }

    @PostMapping("/notices/read")
    String readAll() {
        notices.readAll(person().id());
        return TO_INBOX;
    }

    @PostMapping("/notices/preference")
    String prefer(
            @RequestParam(defaultValue = "false") boolean email,
            @RequestParam(defaultValue = "false") boolean push,
            @RequestParam(defaultValue = "ko") String language) {
        notices.prefer(
                person().id(), new Preference(email, push, language.equals("en") ? Locale.ENGLISH : Locale.KOREAN));
        return TO_INBOX + "?changed";
    }

    @PostMapping("/notices/devices/{id}/remove")
    String removeDevice(@PathVariable long id) {
        subscriptions.remove(person().id(), id);
        return TO_INBOX + "?changed";
    }

    /// What a browser tells when it registers: `PushSubscription.toJSON()` and what it calls itself.
    record NewDevice(
            @Nullable String endpoint,
            @Nullable Map<String, String> keys,
            @Nullable String device) {}

    @PostMapping("/api/notices/devices")
    @ResponseBody
    Map<String, Boolean> addDevice(@RequestBody NewDevice browser) {
        var keys = browser.keys() == null ? Map.<String, String>of() : browser.keys();
        var called = Objects.requireNonNullElse(browser.device(), "").strip();
        subscriptions.add(
                person().id(),
                Objects.requireNonNullElse(browser.endpoint(), ""),
                keys.getOrDefault("p256dh", ""),
                keys.getOrDefault("auth", ""),
                called.isEmpty() ? "Browser" : called.substring(0, Math.min(80, called.length())));
        return Map.of("registered", true);
    }

    /// For the bell of the wall.
    @GetMapping("/api/notices/unread")
    ResponseEntity<Map<String, Integer>> unread() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("unread", notices.unread(person().id())));
    }

    private static Person person() {
        var person = Viewers.current().person();
        if (person == null) {
            throw new CityException(CityException.Category.FORBIDDEN, "Sign in first, at /sign-in");
        }
        return person;
    }
}
