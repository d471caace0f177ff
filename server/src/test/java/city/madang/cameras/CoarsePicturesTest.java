package city.madang.cameras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.platform.CityException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CoarsePicturesTest {

    @Test
    void keepsTheShapeAndLosesTheDetail() throws IOException {
        var sharp = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 640; x++) {
            for (int y = 0; y < 360; y++) {
                // A board of black and white points on the left, white on the right.
                sharp.setRGB(x, y, (x < 320 && (x + y) % 2 == 0 ? Color.BLACK : Color.WHITE).getRGB());
            }
        }

        var coarse = ImageIO.read(new ByteArrayInputStream(CoarsePictures.coarser(jpeg(sharp), 64)));

        assertThat(coarse.getWidth()).isEqualTo(64);
        assertThat(coarse.getHeight()).isEqualTo(36);
        var grey = new Color(coarse.getRGB(10, 18)).getRed();
        assertThat(grey).isBetween(100, 155);
        assertThat(new Color(coarse.getRGB(54, 18)).getRed()).isGreaterThan(230);
    }

    @Test
    void saysThatACameraSendsNoPicture() {
        assertThatThrownBy(() -> CoarsePictures.coarser(new byte[] {1, 2, 3}, 64))
                .isInstanceOf(CityException.class)
                .hasMessageContaining("not a JPEG picture");
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
