package io.coscribe.wire;

/** Whether a read asks once or goes on. */
public enum ReadKind {
    FETCH("f", "bf"),
    SUBSCRIBE("s", "bs");

    private final String action;
    private final String bulkAction;

    ReadKind(String action, String bulkAction) {
        this.action = action;
        this.bulkAction = bulkAction;
    }

    String action() {
        return action;
    }

    String bulkAction() {
        return bulkAction;
    }
}
