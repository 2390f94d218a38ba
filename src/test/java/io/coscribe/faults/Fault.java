package io.coscribe.faults;

import io.coscribe.database.PostgresProcess.Stop;
import java.time.Duration;

/** Something that goes wrong for a while. */
sealed interface Fault {

    /** What a node uses. */
    enum Server { REDIS, DATABASE }

    /** What may happen to the network between a node and a server. */
    enum Trouble {
        /** Connections end, and new ones are refused. */
        CUT,
        /** Nothing arrives, and no connection ends; then everything arrives. */
        HANG,
        /** Questions arrive and answers don't; then the connections end, and the answers are lost. */
        LOSE_ANSWERS,
        /** The connections there are fall silent for good, and none of them ends; new ones work at once. */
        BLACKHOLE,
        /** Everything arrives late. */
        SLOW,
    }

    /** Kill -9; started again afterwards. */
    record KillNode(int node) implements Fault {}

    /** SIGTERM, as at a new release; started again afterwards. */
    record StopNode(int node) implements Fault {}

    /** SIGSTOP; SIGCONT afterwards. */
    record FreezeNode(int node) implements Fault {}

    /** Kill -9; started again afterwards, empty. */
    record KillRedis() implements Fault {}

    record StopDatabase(Stop how) implements Fault {}

    /** Every commit to the log takes this much longer. */
    record SlowDisk(Duration delay) implements Fault {}

    record Network(int node, Server server, Trouble trouble) implements Fault {}
}
