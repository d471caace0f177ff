package city.madang.simulator.http;

/// Answers the questions of one part of the path.
@FunctionalInterface
public interface Handler {
    Reply answer(Question question);
}
