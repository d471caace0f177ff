package city.madang.bench;

/// Runs one load program by name.
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {}
}
