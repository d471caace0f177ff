package city.madang.identity.web;

import city.madang.identity.NewPerson;
import city.madang.identity.Role;
import city.madang.identity.signin.PasswordRule;
import city.madang.platform.LocalText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/// The set-up form as it was filled in; a field that is absent is empty.
public record FirstAccount(String name, String login, String password, String again, String role) {

    /// Nothing filled in yet.
    static FirstAccount blank() {
        return new FirstAccount("", "", "", "", Role.DATA_STEWARD.key());
    }

    /// What a form sent.
    static FirstAccount of(HttpServletRequest form) {
        return new FirstAccount(
                field(form, "name").strip(),
                field(form, "login").strip().toLowerCase(Locale.ROOT),
                field(form, "password"),
                field(form, "again"),
                field(form, "role"));
    }

    private static String field(HttpServletRequest form, String name) {
        var sent = form.getParameter(name);
        return sent == null ? "" : sent;
    }

    Optional<LocalText> objection() {
        if (name.isEmpty() || name.length() > 60) {
            return Optional.of(new LocalText("이름을 60자 안으로 적어 주세요.", "Give a name of at most 60 characters."));
        }
        if (!login.matches("[a-z][a-z0-9.-]{1,39}")) {
            return Optional.of(new LocalText(
                    "로그인 이름은 영문 소문자로 시작하고 소문자·숫자·점·붙임표 2–40자입니다.",
                    "A sign-in name begins with a letter and has 2 to 40 letters, digits, dots or hyphens."));
        }
        if (!role.equals(Role.MAYOR.key()) && !role.equals(Role.DATA_STEWARD.key())) {
            return Optional.of(new LocalText("역할을 골라 주세요.", "Choose a role."));
        }
        var weak = PasswordRule.objectionTo(password, login);
        if (weak.isPresent()) {
            return weak;
        }
        return password.equals(again)
                ? Optional.empty()
                : Optional.of(new LocalText("두 비밀번호가 서로 다릅니다.", "The two passwords differ."));
    }

    NewPerson toPerson() {
        return new NewPerson(login, LocalText.same(name), Role.parse(role), null, null, password, false);
    }

    @Override
    public String toString() {
        return "FirstAccount[login=%s, role=%s]".formatted(login, role);
    }
}
