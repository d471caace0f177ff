package city.madang.simulator.systems;

import city.madang.simulator.http.Question;
import city.madang.simulator.http.Reply;
import city.madang.simulator.http.Xml;
import java.util.List;
import java.util.Map;

/// What is told in the Common Alerting Protocol 1.2.
final class CapSystems {

    static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String CAP = "urn:oasis:names:tc:emergency:cap:1.2";

    private final Desk desk;

    CapSystems(Desk desk) {
        this.desk = desk;
    }

    void open() {
        new CapIncidents(desk).open();
        new CapWarnings(desk).open();
    }

    static Reply list(List<Map<String, Object>> messages, Question question) {
        var text = new StringBuilder(HEAD).append("<alerts>");
        messages.forEach(message -> text.append(alertText(message)));
        return Reply.xml(text.append("</alerts>").toString());
    }

    static String alertText(Map<String, Object> message) {
        return Xml.element("alert", message).replaceFirst("<alert>", "<alert xmlns=\"" + CAP + "\">");
    }
}
