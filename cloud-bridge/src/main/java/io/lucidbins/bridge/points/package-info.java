/**
 * Who owns how many points, and from which event?
 *
 * <p>Ingest hands each deposit to {@link io.lucidbins.bridge.points.DepositBook} inside its own
 * transaction and waits for nothing else. {@link io.lucidbins.bridge.points.AwardPoints} then takes
 * the unawarded deposits in groups: the pure {@link io.lucidbins.bridge.points.Award} decides what
 * each is worth, and the {@link io.lucidbins.bridge.points.Ledger} posts it with double entry, from
 * the tenant's promise to pay to the wallet's pending account, points and CO2e apart. What holds
 * always: the legs of a transaction sum to 0, a key is posted once for ever, postings are only ever
 * added, and every balance equals the fold of its postings. Amounts are whole milli-points and
 * milligrams; there is no floating point here. This package knows neither the wire nor names of
 * people: a wallet is a random number, and the tenant's secrets stay behind one small port ({@link
 * io.lucidbins.bridge.points.Pseudonyms}).
 */
@NullMarked
package io.lucidbins.bridge.points;

import org.jspecify.annotations.NullMarked;
