/**
 * What bins that are not ours send: encoders of public uplink formats, to feed and test whoever
 * decodes them. Each is checked against payloads that somebody else published; what no published
 * payload shows, its class says.
 */
@NullMarked
package io.lucidbins.mocks.vendor;

import org.jspecify.annotations.NullMarked;
