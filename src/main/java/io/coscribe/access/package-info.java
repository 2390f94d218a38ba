/**
 * Who somebody is, and what they may do: tokens and tickets, roles in documents, share links, and the record of their
 * changes.
 */
package io.coscribe.access;
