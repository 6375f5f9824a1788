/**
 * The page as a person uses it: tests that start a real bridge, open its page in a real Chromium,
 * click, type, read and download. They know the bridge by its addresses and its page by what can be
 * seen there, not by the classes behind. Only the profile {@code ui} compiles and runs them, since
 * the driver of the browser is 200 MB.
 */
@NullMarked
package io.lucidbins.town.ui;

import org.jspecify.annotations.NullMarked;
