package city.madang.simulator.camera;

import java.awt.Graphics2D;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Letters of five by seven points, as cameras write them into their pictures. Needs no font of the machine.
final class PixelFont {

    /// Each letter as seven rows of five points, the highest bit left.
    private static final Map<Character, int[]> LETTERS = new HashMap<>();

    static {
        put("A", 14, 17, 17, 31, 17, 17, 17);
        put("B", 30, 17, 17, 30, 17, 17, 30);
        put("C", 14, 17, 16, 16, 16, 17, 14);
        put("D", 30, 17, 17, 17, 17, 17, 30);
        put("E", 31, 16, 16, 30, 16, 16, 31);
        put("F", 31, 16, 16, 30, 16, 16, 16);
        put("G", 14, 17, 16, 23, 17, 17, 15);
        put("H", 17, 17, 17, 31, 17, 17, 17);
        put("I", 14, 4, 4, 4, 4, 4, 14);
        put("J", 7, 2, 2, 2, 2, 18, 12);
        put("K", 17, 18, 20, 24, 20, 18, 17);
        put("L", 16, 16, 16, 16, 16, 16, 31);
        put("M", 17, 27, 21, 21, 17, 17, 17);
        put("N", 17, 25, 21, 19, 17, 17, 17);
        put("O", 14, 17, 17, 17, 17, 17, 14);
        put("P", 30, 17, 17, 30, 16, 16, 16);
        put("Q", 14, 17, 17, 17, 21, 18, 13);
        put("R", 30, 17, 17, 30, 20, 18, 17);
        put("S", 15, 16, 16, 14, 1, 1, 30);
        put("T", 31, 4, 4, 4, 4, 4, 4);
        put("U", 17, 17, 17, 17, 17, 17, 14);
        put("V", 17, 17, 17, 17, 17, 10, 4);
        put("W", 17, 17, 17, 21, 21, 27, 17);
        put("X", 17, 17, 10, 4, 10, 17, 17);
        put("Y", 17, 17, 10, 4, 4, 4, 4);
        put("Z", 31, 1, 2, 4, 8, 16, 31);
        put("0", 14, 17, 19, 21, 25, 17, 14);
        put("1", 4, 12, 4, 4, 4, 4, 14);
        put("2", 14, 17, 1, 6, 8, 16, 31);
        put("3", 30, 1, 1, 14, 1, 1, 30);
        put("4", 2, 6, 10, 18, 31, 2, 2);
        put("5", 31, 16, 30, 1, 1, 17, 14);
        put("6", 6, 8, 16, 30, 17, 17, 14);
        put("7", 31, 1, 2, 4, 8, 8, 8);
        put("8", 14, 17, 17, 14, 17, 17, 14);
        put("9", 14, 17, 17, 15, 1, 2, 12);
        put(":", 0, 4, 4, 0, 4, 4, 0);
        put("-", 0, 0, 0, 14, 0, 0, 0);
        put(".", 0, 0, 0, 0, 0, 12, 12);
        put("/", 1, 2, 2, 4, 8, 8, 16);
    }

    private PixelFont() {}

    /// Writes in capitals; what has no letter is left as a gap.
    static void write(Graphics2D picture, String text, int x, int y, int size) {
        var at = x;
        for (var letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            var rows = LETTERS.get(letter);
            for (var row = 0; rows != null && row < 7; row++) {
                for (var column = 0; column < 5; column++) {
                    if ((rows[row] & (16 >> column)) != 0) {
                        picture.fillRect(at + column * size, y + row * size, size, size);
                    }
                }
            }
            at += 6 * size;
        }
    }

    private static void put(String letter, int... rows) {
        LETTERS.put(letter.charAt(0), rows);
    }
}
