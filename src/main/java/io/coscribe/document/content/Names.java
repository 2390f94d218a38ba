package io.coscribe.document.content;

import java.util.regex.Pattern;

/** Names that clients made up, in messages. */
final class Names {

    private static final Pattern USUAL = Pattern.compile("[A-Za-z0-9_.+-]{1,40}");

    private Names() {}

    /** The name, unless it is long or strange: then it may as well be content. */
    static String shown(String name) {
        return USUAL.matcher(name).matches() ? name : "(an unusual name)";
    }
}
