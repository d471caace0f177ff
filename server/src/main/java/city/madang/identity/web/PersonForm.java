package city.madang.identity.web;

import city.madang.identity.AccountRule;
import city.madang.identity.Jurisdictions;
import city.madang.identity.Level;
import city.madang.identity.Office;
import city.madang.identity.Offices;
import city.madang.identity.People;
import city.madang.identity.Person;
import city.madang.identity.PersonDetails;
import city.madang.identity.Role;
import city.madang.identity.Viewer;
import city.madang.platform.LocalText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The form of an account as it was filled in; a field that is absent is empty.
///
/// @param role see [Role#key()]
/// @param jurisdiction code of a district; empty for the whole city
/// @param office id of an office; empty for none
/// @param reason why, for a second person to read
public record PersonForm(
        String login,
        String nameKo,
        String nameEn,
        String email,
        String role,
        String jurisdiction,
        String office,
        String reason) {

    private static final int LONGEST_NAME = 60;

    private static final int LONGEST_EMAIL = 254;

    /// Nothing filled in yet.
    static PersonForm blank() {
        return new PersonForm("", "", "", "", Role.OFFICER.key(), "", "", "");
    }

    /// The account as it is.
    static PersonForm of(Person person) {
        return new PersonForm(
                person.login(),
                person.name().ko(),
                person.name().en(),
                Objects.requireNonNullElse(person.email(), ""),
                person.role().key(),
                Objects.requireNonNullElse(person.jurisdiction(), ""),
                Objects.requireNonNullElse(person.office(), ""),
                "");
    }

    /// What a form sent.
    static PersonForm of(HttpServletRequest form) {
        return new PersonForm(
                field(form, "login").toLowerCase(Locale.ROOT),
                field(form, "nameKo"),
                field(form, "nameEn"),
                field(form, "email").toLowerCase(Locale.ROOT),
                field(form, "role"),
                field(form, "jurisdiction"),
                field(form, "office"),
                field(form, "reason"));
    }

    private static String field(HttpServletRequest form, String name) {
        var sent = form.getParameter(name);
        return sent == null ? "" : sent.strip();
    }

    /// What an account of this form is. Only for a form without objections.
    PersonDetails toDetails(Offices offices) {
        return new PersonDetails(
                new LocalText(nameKo, nameEn.isEmpty() ? nameKo : nameEn),
                email.isEmpty() ? null : email,
                Role.parse(role),
                place(offices),
                office.isEmpty() ? null : office);
    }

    /// The jurisdiction chosen; that of the office if the office belongs to a district and none was chosen.
    private @Nullable String place(Offices offices) {
        if (!jurisdiction.isEmpty()) {
            return jurisdiction;
        }
        return offices.find(office)
                .map(Office::jurisdiction)
                .filter(code -> code.length() > 2)
                .orElse(null);
    }

    /// What is wrong, by the name of the field.
    ///
    /// @param changed whose account is changed; absent for a new one
    Map<String, LocalText> objections(
            Viewer who, @Nullable Person changed, People people, Offices offices, Jurisdictions jurisdictions) {
        var wrong = new LinkedHashMap<String, LocalText>();
        if (changed == null) {
            loginObjection(people).ifPresent(text -> wrong.put("login", text));
        }
        if (nameKo.isEmpty() || nameKo.length() > LONGEST_NAME || nameEn.length() > LONGEST_NAME) {
            wrong.put("nameKo", new LocalText("이름을 60자 안으로 적어 주세요.", "Give a name of at most 60 characters."));
        }
        emailObjection(changed, people).ifPresent(text -> wrong.put("email", text));
        var parsed = Arrays.stream(Role.values())
                .filter(one -> one.key().equals(role))
                .findFirst();
        if (parsed.isEmpty()) {
            wrong.put("role", new LocalText("역할을 골라 주세요.", "Choose a role."));
            return wrong;
        }
        placeObjections(parsed.get(), offices, jurisdictions, wrong);
        if (wrong.isEmpty()) {
            roleObjection(who, parsed.get(), changed, people, offices).ifPresent(text -> wrong.put("role", text));
        }
        return wrong;
    }

    private Optional<LocalText> loginObjection(People people) {
        if (!login.matches("[a-z][a-z0-9.-]{1,39}")) {
            return Optional.of(new LocalText(
                    "로그인 이름은 영문 소문자로 시작하고 소문자·숫자·점·붙임표 2–40자입니다.",
                    "A sign-in name begins with a letter and has 2 to 40 letters, digits, dots or hyphens."));
        }
        return people.find(login)
                .map(other -> new LocalText(
                        "'%s'은(는) %s 님이 이미 씁니다. 다른 이름을 고르세요."
                                .formatted(login, other.name().ko()),
                        "%s already signs in as '%s'. Choose another name."
                                .formatted(other.name().en(), login)));
    }

    private Optional<LocalText> emailObjection(@Nullable Person changed, People people) {
        if (email.isEmpty()) {
            return Optional.empty();
        }
        if (email.length() > LONGEST_EMAIL || !email.matches("[^@\\s]+@[^@\\s]+")) {
            return Optional.of(
                    new LocalText("전자우편 주소는 이름@기관 모양입니다.", "An e-mail address looks like name@organisation."));
        }
        return people.findByEmail(email)
                .filter(other -> changed == null || other.id() != changed.id())
                .map(other -> new LocalText(
                        "%s 님의 주소입니다.".formatted(other.name().ko()),
                        "This is the address of %s.".formatted(other.name().en())));
    }

    private void placeObjections(
            Role chosen, Offices offices, Jurisdictions jurisdictions, Map<String, LocalText> wrong) {
        var area = jurisdictions.find(jurisdiction);
        if (!jurisdiction.isEmpty() && area.isEmpty()) {
            wrong.put("jurisdiction", new LocalText("없는 자치구입니다.", "There is no such district."));
        }
        if (chosen == Role.DISTRICT_HEAD
                && area.filter(one -> one.level() == Level.DISTRICT).isEmpty()) {
            wrong.put("jurisdiction", new LocalText("구청장은 자치구를 골라야 합니다.", "A district head needs a district."));
        }
        var worksIn = offices.find(office);
        if (!office.isEmpty() && worksIn.isEmpty()) {
            wrong.put("office", new LocalText("없는 부서입니다.", "There is no such office."));
        }
        if (chosen == Role.OFFICE_MANAGER && office.isEmpty()) {
            wrong.put("office", new LocalText("부서장은 부서를 골라야 합니다.", "An office manager needs an office."));
        }
        if (worksIn.isPresent()
                && !jurisdiction.isEmpty()
                && !jurisdiction.startsWith(worksIn.get().jurisdiction())) {
            wrong.put(
                    "jurisdiction",
                    new LocalText("고른 부서는 이 자치구의 부서가 아닙니다.", "The office chosen is not one of this district."));
        }
    }

    private Optional<LocalText> roleObjection(
            Viewer who, Role chosen, @Nullable Person changed, People people, Offices offices) {
        var wanted = toDetails(offices);
        if (!AccountRule.mayAppoint(who, chosen, wanted.jurisdiction(), wanted.office())) {
            return Optional.of(new LocalText(
                    "그곳의 그 역할은 줄 수 없습니다. 자기 구나 부서의 역할만 줄 수 있습니다.",
                    "You cannot give this role there; only roles of your own district or office."));
        }
        var place = chosen == Role.DISTRICT_HEAD
                ? wanted.jurisdiction()
                : chosen == Role.OFFICE_MANAGER ? wanted.office() : null;
        if (place == null) {
            return Optional.empty();
        }
        return people.responsibleFor(place)
                .filter(holder -> holder.role() == chosen && !holder.demo())
                .filter(holder -> changed == null || holder.id() != changed.id())
                .map(holder -> new LocalText(
                        "%s 님(%s)이 이미 맡고 있습니다. 먼저 그 역할을 바꾸세요."
                                .formatted(holder.name().ko(), holder.login()),
                        "%s (%s) holds this place. Change their role first."
                                .formatted(holder.name().en(), holder.login())));
    }

    @Override
    public String toString() {
        return "PersonForm[login=%s, role=%s]".formatted(login, role);
    }
}
