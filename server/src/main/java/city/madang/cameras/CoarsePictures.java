package city.madang.cameras;

import city.madang.intake.Snapshots;
import city.madang.platform.CityException;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/// Pictures of so few points that nobody can be known in them. Each point is the mean of the points it stands for,
/// so nothing finer can be computed back. However many look, a picture is made once.
final class CoarsePictures {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private static final int MOST_KEPT = 256;

    private record Kept(Instant taken, int across, byte[] jpeg) {}

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    CoarsePictures() {
        ImageIO.setUseCache(false);
    }

    /// @param across points from left to right
    /// @throws CityException if the picture cannot be read
    Snapshots.Picture of(String camera, int across, Snapshots.Picture picture) {
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        var coarse = kept.compute(
                camera,
                (key, known) -> known != null
                                && known.across() == across
                                && known.taken().equals(picture.taken())
                        ? known
                        : new Kept(picture.taken(), across, coarser(picture.jpeg(), across)));
        return new Snapshots.Picture(coarse.jpeg(), coarse.taken());
    }

    static byte[] coarser(byte[] jpeg, int across) {
        try {
            var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            if (picture == null) {
                throw new IOException("not a picture");
            }
            var out = new ByteArrayOutputStream(4_000);
            ImageIO.write(mean(picture, across), "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw CityException.unavailable("What the camera sent is not a JPEG picture", RETRY_AFTER, e);
        }
    }

    /// Halves the picture until one more step reaches the size: bilinear halving is the mean of four points.
    private static BufferedImage mean(BufferedImage picture, int across) {
        var current = picture;
        while (current.getWidth() / 2 > across) {
            current = drawn(current, current.getWidth() / 2, Math.max(1, current.getHeight() / 2));
        }
        return drawn(
                current, across, Math.max(1, Math.round(across * picture.getHeight() / (float) picture.getWidth())));
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        var smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = smaller.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return smaller;
    }
}
