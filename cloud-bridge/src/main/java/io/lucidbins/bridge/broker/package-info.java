/**
 * How do we run an MQTT broker with nothing to install?
 *
 * <p>Artemis inside the bridge's own process, on a loopback address, with who may publish and
 * receive what in one class, {@link AccessTable}. To the protocol it is a lossy pipe like any other
 * broker: nothing here is part of the promise that a record is kept. This package knows topics and
 * users, never the content of a message.
 */
@NullMarked
package io.lucidbins.bridge.broker;

import org.jspecify.annotations.NullMarked;
