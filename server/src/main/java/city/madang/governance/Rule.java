package city.madang.governance;

import city.madang.platform.LocalText;

/// One compiled rule of the policy.
record Rule(String dataset, String field, LocalText what, Decision decision) {

    boolean names(String someDataset, String someField) {
        return matches(dataset, someDataset) && matches(field, someField);
    }

    /// Whether `name` has the form of `pattern`, in which `*` stands for any text.
    static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        var head = pattern.substring(0, star);
        var tail = pattern.substring(star + 1);
        return name.length() >= head.length() + tail.length() && name.startsWith(head) && name.endsWith(tail);
    }
}
