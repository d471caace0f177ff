package city.madang;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import city.madang.platform.Audience;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Conditional;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.web.bind.annotation.RequestMapping;

/// Holds the rules that the compiler cannot.
class ModularityTest {

    private static final String PAGES = "city.madang.pages";

    /// The templates are left out: each belongs to the room it is named after, see [#aPageKeepsToItsRoom()].
    private static final ApplicationModules MODULES =
            ApplicationModules.of(CityApplication.class, JavaClass.Predicates.resideInAPackage(PAGES + ".."));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("city.madang");

    @Test
    void modulesKeepToTheirDeclaredDependencies() {
        MODULES.verify();
    }

    @Test
    void everyEndpointNamesItsAudience() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(nameTheirAudience())
                .because("an endpoint without an audience is an endpoint nobody decided about")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyServletNamesItsAudience() {
        classes()
                .that()
                .areAssignableTo(Servlet.class)
                .should()
                .beAnnotatedWith(Audience.class)
                .because("the web security reads it there")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void aPageKeepsToItsRoom() {
        classes()
                .that()
                .resideInAPackage(PAGES + "..")
                .should(useTheirRoomAndWhatOthersExpose())
                .because("a template is part of its room")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("city.madang", "city.madang.pages..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("a test sets the clock; nothing else may know what time it is")
                .check(CLASSES);
    }

    @Test
    void noBeanHangsOnASetting() {
        var reason = "conditions are decided at build time, before the owner has set anything: ask the setting in code";
        noClasses()
                .should()
                .beMetaAnnotatedWith(Conditional.class)
                .because(reason)
                .check(CLASSES);
        noMethods()
                .should()
                .beMetaAnnotatedWith(Conditional.class)
                .because(reason)
                .check(CLASSES);
    }

    @Test
    void moduleDiagramsAreWritten() {
        new Documenter(MODULES).writeDocumentation();
    }

    private static ArchCondition<JavaMethod> nameTheirAudience() {
        return new ArchCondition<>("name their audience, or their class does") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!method.isAnnotatedWith(Audience.class)
                        && !method.getOwner().isAnnotatedWith(Audience.class)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names no audience"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> useTheirRoomAndWhatOthersExpose() {
        return new ArchCondition<>("use their own room, the platform, and the root packages of other rooms") {
            @Override
            public void check(JavaClass page, ConditionEvents events) {
                var room = "city.madang." + page.getPackageName().substring(PAGES.length() + 1);
                for (var use : page.getDirectDependenciesFromSelf()) {
                    var target = use.getTargetClass().getPackageName();
                    boolean inside = target.startsWith("city.madang.")
                            && !target.startsWith(PAGES)
                            && !target.startsWith("city.madang.platform")
                            && target.chars().filter(letter -> letter == '.').count() > 2;
                    if (inside && !target.startsWith(room + ".")) {
                        events.add(SimpleConditionEvent.violated(page, use.getDescription()));
                    }
                }
            }
        };
    }
}
