package city.madang.search.command;

import java.text.Normalizer;
import java.util.Locale;

/// Korean letters and the closeness of words.
public final class Hangul {

    private static final int FIRST = 0xAC00;
    private static final int LAST = 0xD7A3;
    private static final int VOWELS = 21;
    private static final int FINALS = 28;

    private static final String INITIAL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String VOWEL = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";

    /// Final consonants as typed, double ones as their two keys, so that a half-typed syllable begins the
    /// whole one.
    private static final String[] FINAL = {
        "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ",
        "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"
    };

    private Hangul() {}

    /// A text by which spellings with other capitals, spaces, hyphens or dots are the same.
    public static String squeezed(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var out = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '+') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// Whether `c` is a whole syllable.
    public static boolean isSyllable(char c) {
        return c >= FIRST && c <= LAST;
    }

    /// Whether `c` is a syllable or a single letter of Korean.
    public static boolean isKorean(char c) {
        return isSyllable(c) || (c >= 'ㄱ' && c <= 'ㅣ');
    }

    /// The text letter by letter: 강남 is ㄱㅏㅇㄴㅏㅁ. What is not Korean stays as it is.
    public static String jamo(String text) {
        var out = new StringBuilder(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSyllable(c)) {
                int index = c - FIRST;
                out.append(INITIAL.charAt(index / (VOWELS * FINALS)));
                out.append(VOWEL.charAt(index / FINALS % VOWELS));
                out.append(FINAL[index % FINALS]);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// The first letters of its syllables: 강남구 is ㄱㄴㄱ. What is not Korean stays as it is.
    public static String initials(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(isSyllable(c) ? INITIAL.charAt((c - FIRST) / (VOWELS * FINALS)) : c);
        }
        return out.toString();
    }

    /// How many letters must be added, dropped, changed or swapped with their neighbour to make one of the other
    /// (optimal string alignment); `most + 1` if more than `most`.
    public static int distance(String one, String other, int most) {
        int rows = one.length();
        int columns = other.length();
        if (Math.abs(rows - columns) > most) {
            return most + 1;
        }
        var beforeLast = new int[columns + 1];
        var last = new int[columns + 1];
        var row = new int[columns + 1];
        for (int j = 0; j <= columns; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= rows; i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= columns; j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost = Math.min(cost, beforeLast[j - 2] + 1);
                }
                row[j] = cost;
                least = Math.min(least, cost);
            }
            if (least > most) {
                return most + 1;
            }
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return Math.min(last[columns], most + 1);
    }

    /// How many slips are forgiven in a word of so many letters.
    public static int slips(int letters) {
        return letters < 5 ? 0 : letters < 10 ? 1 : 2;
    }
}
