package city.madang.identity.signin;

import city.madang.platform.LocalText;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which passwords are taken. Length is what counts, not kinds of characters.
public final class PasswordRule {

    /// Shortest password where it is the only factor (NIST SP 800-63B-4, 3.1.1.2).
    public static final int SHORTEST = 15;

    /// Longest password; the same guideline asks for at least 64.
    public static final int LONGEST = 128;

    /// Long enough and still the first things anybody tries.
    private static final Set<String> GUESSED_FIRST = Set.of(
            "passwordpassword",
            "password1234567",
            "123456789012345",
            "1234567890123456",
            "qwertyuiopasdfg",
            "qwertyuiopasdfgh",
            "비밀번호비밀번호비밀번호비밀번호",
            "administrator12",
            "administrator123",
            "letmeinletmein1");

    /// What is wrong with `password` for the account `login`, in words for the person who chose it.
    public static Optional<LocalText> objectionTo(String password, String login) {
        int length = password.codePointCount(0, password.length());
        var lower = password.toLowerCase(Locale.ROOT);
        if (length < SHORTEST) {
            return Optional.of(new LocalText(
                    "비밀번호는 %d자 이상이어야 합니다. 지금은 %d자입니다. 짧은 문장이 좋습니다.".formatted(SHORTEST, length),
                    "A password needs at least %d characters; this one has %d. A short sentence works well."
                            .formatted(SHORTEST, length)));
        }
        if (length > LONGEST) {
            return Optional.of(new LocalText(
                    "비밀번호는 %d자까지 쓸 수 있습니다.".formatted(LONGEST),
                    "A password has at most %d characters.".formatted(LONGEST)));
        }
        if (GUESSED_FIRST.contains(lower) || lower.chars().distinct().count() < 4) {
            return Optional.of(new LocalText(
                    "누구나 먼저 짐작해 볼 비밀번호입니다. 다른 것을 고르세요.", "Anybody would try this password first. Choose another."));
        }
        if (!login.isEmpty() && lower.contains(login.toLowerCase(Locale.ROOT))) {
            return Optional.of(
                    new LocalText("비밀번호에 로그인 이름을 넣을 수 없습니다.", "A password must not contain the sign-in name."));
        }
        return Optional.empty();
    }

    private PasswordRule() {}
}
