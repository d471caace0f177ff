package city.madang.simulator.camera;

import city.madang.simulator.city.City;
import city.madang.simulator.city.Geometry;
import city.madang.simulator.city.Incident;
import city.madang.simulator.city.Moment;
import city.madang.simulator.city.Site;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/// Draws what one camera sees: its street, as much traffic as the model says, daylight and weather of the
/// moment, smoke where a fire is near.
final class StreetScene {

    static final int WIDTH = 640;
    static final int HEIGHT = 360;

    private static final int HORIZON = 150;
    private static final Color[] CARS = {
        new Color(0xE9ECEF),
        new Color(0x2B2F36),
        new Color(0x9AA3AD),
        new Color(0x234A8C),
        new Color(0xB33A3A),
        new Color(0xE0A030)
    };

    private final City city;
    private final Site camera;
    private final Moment moment;
    private final double light;

    StreetScene(City city, Site camera, Moment moment) {
        this.city = city;
        this.camera = camera;
        this.moment = moment;
        this.light = daylight(moment) * (1 - 0.35 * city.weather().cloud(moment));
    }

    BufferedImage draw() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var picture = image.createGraphics();
        picture.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        sky(picture);
        buildings(picture);
        road(picture);
        cars(picture);
        smoke(picture);
        rain(picture);
        caption(picture);
        picture.dispose();
        return image;
    }

    /// 0 at night, 1 at noon; the sun rises and sets about an hour earlier or later with the seasons.
    static double daylight(Moment moment) {
        var season = Math.cos((moment.date().getDayOfYear() - 172) / 365.0 * 2 * Math.PI);
        var half = 6 + 1.3 * season;
        var far = Math.abs(moment.hour() - 12.5);
        return Math.clamp((half - far) / 1.2 + 0.5, 0, 1);
    }

    private double chance(String what, long slot) {
        return city.noise().uniform(camera.id() + what, slot);
    }

    private Color shade(int red, int green, int blue) {
        var share = 0.18 + 0.82 * light;
        return new Color((int) (red * share), (int) (green * share), (int) Math.min(255, blue * (share + 0.05)));
    }

    private void sky(Graphics2D picture) {
        var cloud = city.weather().cloud(moment);
        var grey = (int) (120 + 60 * cloud);
        var top = shade((int) (70 + cloud * 60), (int) (120 + cloud * 20), grey + 40);
        picture.setPaint(new GradientPaint(0, 0, top, 0, HORIZON + 20, shade(200, 205, 210)));
        picture.fillRect(0, 0, WIDTH, HEIGHT);
    }

    private void buildings(Graphics2D picture) {
        for (var i = 0; i < 11; i++) {
            var x = (int) (i * 62 - 20 + 14 * chance("x", i));
            var height = (int) (45 + 95 * chance("height", i) * Math.min(1.5, camera.size()));
            var width = 40 + (int) (34 * chance("width", i));
            var tone = (int) (110 + 70 * chance("tone", i));
            picture.setColor(shade(tone, tone, tone + 12));
            picture.fillRect(x, HORIZON + 12 - height, width, height);
            windows(picture, i, x, HORIZON + 12 - height, width, height);
        }
    }

    private void windows(Graphics2D picture, int building, int x, int y, int width, int height) {
        for (var row = 0; row < height / 11 - 1; row++) {
            for (var column = 0; column < width / 10; column++) {
                var lit = chance("lit", building * 400L + row * 20L + column + moment.epochSecond() / 1800 * 7919)
                        < (light < 0.3 ? 0.45 : 0.05);
                picture.setColor(lit ? new Color(0xF4D58A) : shade(70, 80, 95));
                picture.fillRect(x + 4 + column * 10, y + 5 + row * 11, 5, 6);
            }
        }
    }

    private void road(Graphics2D picture) {
        picture.setColor(shade(128, 132, 126));
        picture.fillRect(0, HORIZON + 12, WIDTH, HEIGHT);
        var wet = city.weather().rain(camera.district(), moment) > 0.1;
        picture.setColor(
                city.weather().snows(moment) ? shade(200, 205, 210) : wet ? shade(58, 62, 70) : shade(78, 80, 84));
        picture.fill(trapezium(-1, 1));
        picture.setColor(shade(235, 215, 120));
        picture.setStroke(new BasicStroke(2));
        picture.drawLine(WIDTH / 2, HORIZON + 12, WIDTH / 2, HEIGHT);
        picture.setColor(shade(225, 228, 230));
        for (var side : new double[] {-0.5, 0.5}) {
            for (var dash = 0; dash < 8; dash++) {
                var near = depth(dash / 8.0);
                var far = depth(dash / 8.0 + 0.05);
                picture.drawLine(across(side, near), near, across(side, far), far);
            }
        }
    }

    private static Path2D trapezium(double left, double right) {
        var path = new Path2D.Double();
        path.moveTo(across(left, HORIZON + 12), HORIZON + 12);
        path.lineTo(across(right, HORIZON + 12), HORIZON + 12);
        path.lineTo(across(right, HEIGHT), HEIGHT);
        path.lineTo(across(left, HEIGHT), HEIGHT);
        path.closePath();
        return path;
    }

    /// The line of the picture at a part of the way, 0 far to 1 near.
    private static int depth(double part) {
        return (int) (HORIZON + 12 + (HEIGHT - HORIZON - 12) * part * part);
    }

    /// The column of the picture for a place across the road, −1 to 1, at a line.
    private static int across(double place, int line) {
        var half = 26 + 250.0 * (line - HORIZON - 12) / (HEIGHT - HORIZON - 12);
        return (int) (WIDTH / 2.0 + place * half);
    }

    /// Full roads show many cars that hardly move from second to second; empty ones few that do.
    private void cars(Graphics2D picture) {
        var load = city.traffic().load(moment);
        var pace = 0.02 + 0.12 * (1 - load);
        for (var i = 0; i < 22; i++) {
            if (chance("car", i + moment.epochSecond() / 40 * 31) < 0.12 + 0.75 * load) {
                var toward = i % 2 == 0;
                var drift = (chance("phase", i) + pace * moment.epochMilli() / 1000) % 1;
                var line = depth(0.06 + 0.94 * (toward ? drift : 1 - drift));
                car(picture, i, across((toward ? 0.25 : -0.75) + 0.5 * (i / 2 % 2), line), line, toward);
            }
        }
    }

    private void car(Graphics2D picture, int number, int x, int line, boolean toward) {
        var scale = 0.1 + 0.9 * (line - HORIZON - 12) / (HEIGHT - HORIZON - 12.0);
        var bus = number % 9 == 4;
        var width = (int) ((bus ? 64 : 52) * scale) + 3;
        var height = (int) ((bus ? 70 : 36) * scale) + 2;
        var paint = bus ? new Color(0x2F6FB5) : CARS[number % CARS.length];
        picture.setColor(shade(paint.getRed(), paint.getGreen(), paint.getBlue()));
        picture.fillRoundRect(x - width / 2, line - height, width, height, width / 4, width / 4);
        picture.setColor(shade(50, 60, 72));
        picture.fillRect(x - width / 3, line - height + height / 6, width * 2 / 3, height / 4);
        picture.setColor(
                toward
                        ? new Color(255, 244, 200, light < 0.4 ? 255 : 120)
                        : new Color(255, 60, 50, light < 0.4 ? 255 : 150));
        var lamp = Math.max(2, width / 8);
        picture.fillOval(x - width / 2 + 1, line - height / 2, lamp, lamp);
        picture.fillOval(x + width / 2 - lamp - 1, line - height / 2, lamp, lamp);
    }

    private void smoke(Graphics2D picture) {
        var near = city.incidents().open(moment).stream()
                .anyMatch(incident -> incident.kind() == Incident.Kind.FIRE
                        && Geometry.metres(incident.lon(), incident.lat(), camera.lon(), camera.lat()) < 1500);
        for (var i = 0; near && i < 14; i++) {
            picture.setColor(new Color(60, 58, 60, 90));
            var size = 18 + i * 6;
            picture.fillOval(
                    (int) (430 + 12 * chance("smoke", i + moment.epochSecond()) + i * 4),
                    HORIZON - 20 - i * 11,
                    size,
                    size);
        }
    }

    private void rain(Graphics2D picture) {
        var rain = city.weather().rain(camera.district(), moment);
        var snow = city.weather().snows(moment);
        picture.setColor(new Color(220, 228, 238, snow ? 210 : 90));
        for (var i = 0; i < Math.min(420, rain * 80); i++) {
            var x = (int) (chance("rx", i + moment.epochMilli()) * WIDTH);
            var y = (int) (chance("ry", i + moment.epochMilli()) * HEIGHT);
            if (snow) {
                picture.fillOval(x, y, 3, 3);
            } else {
                picture.drawLine(x, y, x - 2, y + 11);
            }
        }
    }

    private void caption(Graphics2D picture) {
        picture.setColor(new Color(0, 0, 0, 150));
        picture.fillRect(0, 0, WIDTH, 24);
        picture.setColor(Color.WHITE);
        PixelFont.write(picture, camera.name().en() + " " + camera.district().en(), 8, 5, 2);
        PixelFont.write(picture, moment.text("yyyy-MM-dd HH:mm:ss"), WIDTH - 236, 5, 2);
    }
}
