package io.lucidbins.bridge.carbon;

/** A data file that was refused; the message says which, where (from 1) and why. */
public final class UnreadableCsv extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableCsv(String file, int line, int column, String reason) {
    super(file + " line " + line + " column " + column + ": " + reason);
  }
}
