/** Tests of page, API and event stream, against a started server with a town in memory. */
@org.jspecify.annotations.NullMarked
package io.lucidbins.bridge.web;
