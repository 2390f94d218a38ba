package io.coscribe.bench.server;

import java.nio.file.Path;

/**
 * What servers find where they run.
 *
 * @param stores for those that are durable
 * @param work a folder for their logs and data
 */
record Place(Stores stores, Path work) {
}
