/**
 * A virtual Pi for each test: {@link io.lucidbins.mocks.junit.VirtualPiExtension} hands it out, and
 * afterwards nothing may be left over. The one room that knows JUnit; only its API, as an optional
 * dependency, so that JUnit never ships with an agent.
 */
@NullMarked
package io.lucidbins.mocks.junit;

import org.jspecify.annotations.NullMarked;
