/**
 * Operational transformation: document types, their operations and the laws these obey.
 *
 * <p>An {@link io.coscribe.ot.OtType} is one kind of document; {@link io.coscribe.ot.OtTypes} finds it by the name or URI
 * that a client sends. Everything here is immutable and free of threads, clocks and I/O, apart from the Jackson
 * parser or generator handed in.
 */
package io.coscribe.ot;
