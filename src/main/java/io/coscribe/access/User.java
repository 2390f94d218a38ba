package io.coscribe.access;

/**
 * A person, as their token proves.
 *
 * @param id tells them from everybody else, for ever: {@code guest:} and a random name, or {@code account:} with the
 *     issuer and the subject of an OpenID Connect provider
 * @param name what others see
 */
public record User(String id, String name) {

    /** In UTF-16 units. */
    public static final int MAX_NAME = 100;

    /** In UTF-16 units: the subjects of a provider have 255 at most (OpenID Connect Core 1.0, section 2). */
    private static final int MAX_ID = 1_000;

    /** Whether {@code id} could be somebody's: printable, and not endless. */
    static boolean isId(String id) {
        return !id.isBlank() && id.length() <= MAX_ID && id.matches(UserName.STORABLE);
    }
}
