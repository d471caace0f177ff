package city.madang.boards.brief;

import city.madang.platform.CityException;
import city.madang.platform.LocalText;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Prints a brief as a PDF that carries its own Korean font.
@Component
public class BriefPrinter {

    /// Pretendard, SIL Open Font Licence 1.1; the build takes it from the client's packages.
    private static final String REGULAR = "/fonts/Pretendard-Regular.ttf";

    private static final String BOLD = "/fonts/Pretendard-Bold.ttf";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "city.madang.pages");

    BriefPrinter() {
        XRLog.setLoggingEnabled(false);
    }

    /// The bytes of the PDF.
    ///
    /// @throws CityException UNAVAILABLE if this server was built without the font
    public byte[] print(Brief brief, LocalText city, ZoneId zone, Locale locale) {
        if (BriefPrinter.class.getResource(REGULAR) == null || BriefPrinter.class.getResource(BOLD) == null) {
            throw CityException.unavailable(
                    "This server was built without the fonts of the web client: run npm ci in web/ and build again",
                    Duration.ofHours(1),
                    null);
        }
        var html = new StringOutput();
        templates.render(
                "boards/brief-print.jte",
                Map.of("brief", brief, "city", city.in(locale), "zone", zone, "locale", locale),
                html);
        var out = new ByteArrayOutputStream(200_000);
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useUriResolver((base, uri) -> null)
                    .useFont(() -> font(REGULAR), "Pretendard", 400, FontStyle.NORMAL, true)
                    .useFont(() -> font(BOLD), "Pretendard", 700, FontStyle.NORMAL, true)
                    .withHtmlContent(wellFormed(html.toString()), null)
                    .withProducer("Madang")
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new IllegalStateException("The brief of %s could not be printed".formatted(brief.day()), e);
        }
        return out.toByteArray();
    }

    /// Without the characters that XML cannot hold, which outside texts sometimes carry.
    private static String wellFormed(String html) {
        return html.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]", "");
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(BriefPrinter.class.getResourceAsStream(name), name);
    }
}
