/** The difference of two texts. It knows nothing of operations and documents. */
package io.coscribe.ot.diff;
