package io.coscribe.session;

/** The substitute keeps the contract of the real log, so tests that use it mean something. */
class ScriptedLogTest extends DocumentLogContract {

    private final ScriptedLog log = new ScriptedLog();

    @Override
    protected OperationLog log() {
        return log;
    }
}
