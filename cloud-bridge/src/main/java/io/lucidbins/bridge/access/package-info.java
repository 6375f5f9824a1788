/**
 * Who is this, what may they do, and which wallet does a card open?
 *
 * <p>The tenant's key pair and its secret are made at the first start and stay in the state
 * directory, readable by the program alone; losing them would cut every card from its wallet, so
 * they belong into the backup. A card leaves a bin only sealed to the public key. Here the seal is
 * opened, the number becomes an HMAC under the secret and is forgotten: no card number is stored,
 * logged or shown. A credential that does not open is an answer with a reason, never an exception,
 * since a bin may send anything.
 *
 * <p>Begin with {@code Cards}.
 */
@NullMarked
package io.lucidbins.bridge.access;

import org.jspecify.annotations.NullMarked;
