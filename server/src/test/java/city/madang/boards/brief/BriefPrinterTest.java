package city.madang.boards.brief;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.live.BriefOffer.Line;
import city.madang.live.BriefOffer.Tone;
import city.madang.platform.LocalText;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class BriefPrinterTest {

    private static final LocalText CITY = new LocalText("서울", "Seoul");

    private final BriefPrinter printer = new BriefPrinter();

    @Test
    void printsKoreanThatCanBeReadBack() throws IOException {
        var text = text(brief("초미세먼지 38 µg/m³, 목표 15"), Locale.KOREAN);

        assertThat(text)
                .contains("일일 보고 · 서울")
                .contains("2026년 11월 20일")
                .contains("▲ 경보 초미세먼지 38 µg/m³, 목표 15")
                .contains("1 / 1");
    }

    @Test
    void printsTheSameInEnglish() throws IOException {
        assertThat(text(brief("…"), Locale.ENGLISH)).contains("Daily brief · Seoul", "Friday", "▲ Alarm PM2.5 is high");
    }

    @Test
    void bearsWhateverOutsideTextsHold() throws IOException {
        assertThat(text(brief("<b>&\u0000\u001b\uFFFE 끝"), Locale.KOREAN)).contains("<b>& 끝");
    }

    private String text(Brief brief, Locale locale) throws IOException {
        var bytes = printer.print(brief, CITY, ZoneId.of("Asia/Seoul"), locale);
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Brief brief(String korean) {
        var line = new Line(new LocalText(korean, "PM2.5 is high"), Tone.ALARM, null, null);
        return new Brief(
                LocalDate.of(2026, 11, 20),
                CITY,
                null,
                Instant.parse("2026-11-20T15:00:00Z"),
                true,
                List.of(new Brief.Part(new LocalText("주요 수치", "Key figures"), List.of(line))),
                List.of());
    }
}
