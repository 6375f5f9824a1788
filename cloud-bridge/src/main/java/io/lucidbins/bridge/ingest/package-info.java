/**
 * Does this batch continue its stream, and is it stored?
 *
 * <p>Each batch is judged against the watermark of its stream in the transaction that stores it,
 * and the watermark moves by compare-and-set; so duplicates, reordering, several bridges and
 * restores need no further rule. Nothing is acknowledged before it is committed, and nothing a bin
 * can send throws: it is stored, quarantined or dropped, and counted. Pages and forecasts are not
 * known here.
 *
 * <p>Begin with {@code IngestBatch}, whose decision is {@code Taking}.
 */
@NullMarked
package io.lucidbins.bridge.ingest;

import org.jspecify.annotations.NullMarked;
