package city.madang.search.web;

import city.madang.platform.LocalText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The kinds of things that can be found, in words.
public final class KindWords {

    private static final Map<String, LocalText> WORDS = new LinkedHashMap<>();

    static {
        put("district", "자치구", "District");
        put("neighbourhood", "행정동", "Neighbourhood");
        put("place", "장소", "Place");
        put("office", "부서", "Office");
        put("person", "사람", "Person");
        put("figure", "현황 값", "Figure");
        put("indicator", "지표", "Indicator");
        put("pledge", "공약", "Pledge");
        put("incident", "사건·사고", "Incident");
        put("alert", "경보", "Alert");
        put("directive", "지시", "Directive");
        put("board", "상황판", "Board");
        put("project", "사업", "Project");
        put("camera", "카메라", "Camera");
        put("layer", "지도 층", "Layer");
        put("source", "연계 시스템", "Source");
        put("dataset", "데이터셋", "Dataset");
        put("document", "문서", "Document");
        put("task", "과제", "Task");
        put("topic", "주제", "Topic");
        put("city", "시", "City");
    }

    private KindWords() {}

    private static void put(String kind, String ko, String en) {
        WORDS.put(kind, new LocalText(ko, en));
    }

    static boolean known(String kind) {
        return WORDS.containsKey(kind);
    }

    /// All kinds, in the order in which a choice lists them.
    public static Set<String> all() {
        return WORDS.keySet();
    }

    /// A kind in words; itself if it is not one of ours.
    public static LocalText of(String kind) {
        return WORDS.getOrDefault(kind, LocalText.same(kind));
    }
}
