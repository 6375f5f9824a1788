package io.lucidbins.bridge.web;

/**
 * Serves the page over a town in memory until its input ends, for work on its looks: the town of
 * the tests, {@code empty}, or a city of so many bins.
 */
final class PreviewPage {
  private PreviewPage() {}

  public static void main(String[] arguments) throws java.io.IOException {
    WebFixture fixture = arguments.length == 0 ? WebFixture.town() : WebFixture.empty();
    if (arguments.length > 0 && !arguments[0].equals("empty")) {
      fixture = WebFixture.city(Integer.parseInt(arguments[0]));
    }
    try (WebServer server = fixture.serve()) {
      System.out.println("http://127.0.0.1:" + server.port() + "/");
      while (System.in.read() != -1) {
        fixture.feed.publish(io.lucidbins.bridge.notify.Topic.BINS, "bin-01");
      }
    }
  }
}
