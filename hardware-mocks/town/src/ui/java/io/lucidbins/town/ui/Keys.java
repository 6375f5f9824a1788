package io.lucidbins.town.ui;

import com.microsoft.playwright.Page;

/** A person with a keyboard only. */
final class Keys {
  /** More than any page has; behind it there is no way by Tab. */
  private static final int MOST_TABS = 300;

  private Keys() {}

  /** Presses Tab until the element has the focus. */
  static void tabTo(Page page, String selector) {
    page.waitForSelector(selector);
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press("Tab");
      if ((boolean) page.evaluate("(s) => document.activeElement.matches(s)", selector)) {
        return;
      }
    }
    throw new AssertionError("no way by Tab to " + selector);
  }

  /** Goes to the element and presses Enter. */
  static void enter(Page page, String selector) {
    tabTo(page, selector);
    page.keyboard().press("Enter");
  }
}
