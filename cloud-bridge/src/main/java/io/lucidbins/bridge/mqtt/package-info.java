/**
 * How do batches arrive and acks and commands leave?
 *
 * <p>Paho's callbacks only enqueue; one thread takes what arrived to {@code ingest} and sends what
 * is to leave. A message is acknowledged to the broker only after ingest has answered it, so what a
 * killed bridge held is delivered again, and at most {@link MqttSettings#RECEIVE_MAXIMUM} messages
 * are on their way at once. Nothing is stored or decided here.
 */
@NullMarked
package io.lucidbins.bridge.mqtt;

import org.jspecify.annotations.NullMarked;
