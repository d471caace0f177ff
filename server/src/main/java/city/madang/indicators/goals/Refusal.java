package city.madang.indicators.goals;

import city.madang.platform.CityException;
import city.madang.platform.LocalText;

/// What somebody typed cannot be taken, said in both languages of the house.
public final class Refusal extends CityException {

    private static final long serialVersionUID = 1L;

    private final transient LocalText sentence;

    public Refusal(Category category, String ko, String en) {
        super(category, en);
        this.sentence = new LocalText(ko, en);
    }

    /// A value that cannot be used.
    public static Refusal of(String ko, String en) {
        return new Refusal(Category.INVALID, ko, en);
    }

    /// The sentence for whoever reads `failure`.
    public static LocalText sentenceOf(CityException failure) {
        var message = failure.getMessage();
        return failure instanceof Refusal refusal ? refusal.sentence : LocalText.same(message == null ? "" : message);
    }
}
