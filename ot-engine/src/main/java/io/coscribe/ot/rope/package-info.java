/** A long sequence as a persistent tree: what the documents of this engine are kept in. Not for use outside of it. */
package io.coscribe.ot.rope;
