package io.lucidbins.pi4j.linux;

/**
 * Opens boards that are not the machine's own, found with {@link java.util.ServiceLoader}, so that
 * the agent runs on a virtual Pi without knowing of one.
 */
public interface BoardSource {

  /**
   * Opens a board.
   *
   * @param scenario path of the file that describes the board and what happens to it
   * @throws IllegalArgumentException if the file cannot be read or is wrong; the message names the
   *     file, the line and column, and what was expected there
   */
  BoardPorts open(String scenario);
}
