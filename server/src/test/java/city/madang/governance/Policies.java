package city.madang.governance;

import city.madang.platform.pack.Pack;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Ready-made policies for tests of any room.
public final class Policies {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// The policy of the pack of Seoul.
    public static Policy ofSeoul() {
        return new Policy(new Pack(Path.of("..", "packs", "seoul")));
    }

    /// A policy whose rules are `rules`, in YAML, and whose only reason is `privacy`.
    public static Policy of(String rules) {
        return new Policy(YAML.readValue("""
                reasons:
                  privacy: {text: {ko: 개인정보, en: Privacy}, law: {ko: 법 제1조, en: "Act, Article 1"}}
                rules:
                """ + rules.indent(2), PolicyFile.class));
    }

    /// A policy that withholds nothing.
    public static Policy open() {
        return of("[]");
    }

    private Policies() {}
}
