package city.madang.indicators.charts;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.indicators.charts.Charts.Level;
import city.madang.indicators.charts.Charts.Pair;
import city.madang.indicators.charts.Charts.Point;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartsTest {

    private final Charts charts = new Charts(Locale.ENGLISH);

    @Test
    void drawsTheCourseWithTitleDescriptionAndTarget() throws Exception {
        var svg = parse(charts.course(
                "c",
                "Jobs <b>&",
                "From 1 to 3",
                List.of(new Point("2024", 1, false), new Point("2025", Double.NaN, false), new Point("2026", 3, true)),
                List.of(1.0, 2.0, 3.0),
                new Level("Target 4", 4)));

        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Jobs <b>&");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("From 1 to 3");
        assertThat(svg.getDocumentElement().getAttribute("aria-labelledby")).isEqualTo("c-t c-d");
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2);
    }

    @Test
    void drawsAGapForEveryPair() throws Exception {
        var svg = parse(charts.gaps(
                "g",
                "Gap",
                "Women and men",
                List.of(new Pair("2025", 53, 68, "−15 pp"), new Pair("2026", 55, 67, "−12 pp")),
                "Women",
                "Men",
                1));

        // One of each is the key.
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(3);
    }

    @Test
    void holdsEveryValueBetweenRoundNumbers() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double size = Math.pow(10, random.nextInt(-4, 10));
            double one = random.nextGaussian() * size;
            double other = random.nextGaussian() * size;

            var scale = Scale.holding(one, other, Double.NaN);

            assertThat(scale.least()).isLessThanOrEqualTo(Math.min(one, other) + scale.step() * 1e-6);
            assertThat(scale.most()).isGreaterThanOrEqualTo(Math.max(one, other) - scale.step() * 1e-6);
            assertThat(scale.lines().size()).isBetween(2, 8);
        }
    }

    @Test
    void hasAScaleForNothingAndForOneValue() {
        assertThat(Scale.holding().lines()).isNotEmpty();
        assertThat(Scale.holding(5).place(5, 0, 100)).isBetween(0.0, 100.0);
        assertThat(Scale.holding(0).lines()).isNotEmpty();
        assertThat(charts.spark(List.of(1.0))).isEmpty();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
