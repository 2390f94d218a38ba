package io.coscribe.bench;

/** How a ratio compares with what was recorded. */
enum Verdict {

    /** Too few runs are recorded to know their noise. */
    UNKNOWN,
    AS_RECORDED,
    /** Lower than noise explains. */
    BETTER,
    /** Higher than noise explains. */
    WORSE
}
