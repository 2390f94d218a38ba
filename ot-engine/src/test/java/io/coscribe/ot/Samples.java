package io.coscribe.ot;

import java.util.List;
import java.util.Random;

/** A type with random contents and operations of it: what {@link LawsTest} and {@link FuzzTest} need of a type. */
public interface Samples {

    OtType type();

    /** Mostly small, for many conflicts; now and then large enough for every path through the code. */
    Content content(Random random);

    /** An operation as a client may send it, which applies to this content. */
    Operation operation(Content content, Random random);

    /** Throws unless the content is sound inside. */
    void checkInvariants(Content content);

    /** Throws unless the operation is in canonical form, as compose, transform and invert return it. */
    void checkCanonical(Operation operation);

    /** The keys that operations of this type have: random JSON made of them comes near to being one. */
    List<String> keys();
}
