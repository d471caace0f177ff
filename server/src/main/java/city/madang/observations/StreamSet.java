package city.madang.observations;

import java.util.Arrays;
import java.util.BitSet;

/// Some datastreams, for asking whether a number is among them.
final class StreamSet {

    private final int[] numbers;
    private final BitSet bits = new BitSet();

    private StreamSet(int[] numbers) {
        this.numbers = numbers;
        Arrays.stream(numbers).forEach(bits::set);
    }

    static StreamSet of(int[] numbers) {
        return new StreamSet(Arrays.stream(numbers).sorted().distinct().toArray());
    }

    boolean isEmpty() {
        return numbers.length == 0;
    }

    boolean has(int number) {
        return bits.get(number);
    }

    int least() {
        return numbers[0];
    }

    int most() {
        return numbers[numbers.length - 1];
    }

    /// A condition of SQL on the column `datastream`.
    String condition() {
        if (numbers.length == 1) {
            return "datastream = " + numbers[0];
        }
        var among = Arrays.toString(numbers);
        var range = "datastream between %d and %d".formatted(least(), most());
        return most() - least() + 1 == numbers.length
                ? range
                : range + " and datastream in (" + among.substring(1, among.length() - 1) + ")";
    }
}
