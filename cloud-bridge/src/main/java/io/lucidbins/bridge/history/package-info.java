/**
 * What did a bin report over time?
 *
 * <p>Batches are kept as they came, one row a batch, and are decoded when somebody reads: a value
 * costs its bytes and nothing else. A segment counts from the seq that was new when it was stored,
 * so batches that overlap give each record once. Everything is found by the bin's own time, so data
 * that comes late takes its place. Nothing here predicts or shows anything.
 *
 * <p>Begin with {@code FillHistory}.
 */
@NullMarked
package io.lucidbins.bridge.history;

import org.jspecify.annotations.NullMarked;
