/**
 * How do we get a connection, a transaction, the right schema?
 *
 * <p>One writer thread commits groups of works, each inside its own savepoint, so that a failing
 * work takes out only itself and an fsync is paid once for many. Readers have a pool of their own
 * and see one snapshot per {@link Database#read}. Whoever is told that a write succeeded may rely
 * on it after a power cut. This package knows no table; a feature reaches a connection only in its
 * {@code Sql*}, {@code Sqlite*} or {@code Postgres*} classes.
 */
@NullMarked
package io.lucidbins.bridge.database;

import org.jspecify.annotations.NullMarked;
