/**
 * Contactless cards as a reader meets them: their numbers, what they answer, and when they are in
 * the field of a reader. Written from ISO/IEC 14443-3 and the datasheets of NXP. It knows no
 * reader.
 */
@NullMarked
package io.lucidbins.mocks.cards;

import org.jspecify.annotations.NullMarked;
