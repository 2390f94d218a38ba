/**
 * What the pages' documents may hold: everything that a rich-text editor writes, and nothing that a browser would run.
 */
package io.coscribe.document.content;
