package io.coscribe.ot;

/** Who made an operation, seen from a presence that is moved over it. */
public enum Author {
    /** The person whose presence it is: the cursor goes along with what they type. */
    OWNER,
    /** Anybody else: the cursor stays in front of what they type at its place. */
    OTHER
}
