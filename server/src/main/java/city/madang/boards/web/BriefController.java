package city.madang.boards.web;

import city.madang.boards.brief.BriefPrinter;
import city.madang.boards.brief.DailyBrief;
import city.madang.catalogue.City;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Viewers;
import city.madang.platform.Audience;
import city.madang.platform.CityException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The daily brief as a page and as PDF. Officials read it at `/office/brief`, everybody what the policy
/// lets everybody see at `/brief`.
@Controller
class BriefController {

    private final DailyBrief briefs;
    private final BriefPrinter printer;
    private final Jurisdictions jurisdictions;
    private final City city;

    BriefController(DailyBrief briefs, BriefPrinter printer, Jurisdictions jurisdictions, City city) {
        this.briefs = briefs;
        this.printer = printer;
        this.jurisdictions = jurisdictions;
        this.city = city;
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/office/brief")
    String office(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String district,
            Model model) {
        return page(day, district, "/office/brief", model);
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/brief")
    String open(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String district,
            Model model) {
        return page(day, district, "/brief", model);
    }

    @Audience(Audience.Group.OFFICIAL)
    @GetMapping("/office/brief.pdf")
    ResponseEntity<byte[]> officePaper(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String district,
            Locale locale) {
        return paper(day, district, locale);
    }

    @Audience(Audience.Group.ANYONE)
    @GetMapping("/brief.pdf")
    ResponseEntity<byte[]> openPaper(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String district,
            Locale locale) {
        return paper(day, district, locale);
    }

    private String page(@Nullable String day, @Nullable String district, String path, Model model) {
        var today = briefs.today();
        var brief = briefs.of(day(day, today), Viewers.current(), code(district));
        model.addAttribute("brief", brief);
        model.addAttribute("today", today);
        model.addAttribute("path", path);
        model.addAttribute("districts", jurisdictions.districts());
        model.addAttribute("zone", city.zone());
        return "boards/brief";
    }

    private ResponseEntity<byte[]> paper(@Nullable String day, @Nullable String district, Locale locale) {
        var brief = briefs.of(day(day, briefs.today()), Viewers.current(), code(district));
        var bytes = printer.print(brief, city.profile().name(), city.zone(), locale);
        var name = "brief-%s%s.pdf".formatted(brief.day(), brief.district() == null ? "" : "-" + brief.district());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .body(bytes);
    }

    private static LocalDate day(@Nullable String text, LocalDate today) {
        if (text == null || text.isBlank()) {
            return today;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw CityException.invalid("'%s' is no day such as %s".formatted(text, today));
        }
    }

    private static @Nullable String code(@Nullable String district) {
        return district == null || district.isBlank() ? null : district.strip();
    }
}
