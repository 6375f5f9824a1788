/**
 * What happens in and on a bin: waste that piles up, packs and is taken away, load cells that drift
 * and creep, air, a lid, people. Mass is conserved: what was dropped in is on the cells until it is
 * emptied. It knows no chip and no agent.
 */
@NullMarked
package io.lucidbins.mocks.bin;

import org.jspecify.annotations.NullMarked;
