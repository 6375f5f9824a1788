package io.lucidbins.bridge.exchange;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Kinds of files that are taken for CSV by mistake, told by their first bytes. */
enum FileKind {
  ZIP(
      "504B0304",
      "this is a ZIP archive, which may be a spreadsheet (.xlsx, .ods); open it and export it as"
          + " CSV UTF-8"),
  GZIP("1F8B", "this is a gzip archive; unpack it first"),
  OLD_EXCEL("D0CF11E0", "this is an Excel 97 workbook (.xls); export it as CSV UTF-8"),
  PDF("25504446", "this is a PDF document; export the table as CSV UTF-8"),
  UTF_16_LITTLE("FFFE", "this is UTF-16 text (little-endian); save it as CSV UTF-8"),
  UTF_16_BIG("FEFF", "this is UTF-16 text (big-endian); save it as CSV UTF-8");

  /** How many bytes are enough to tell. */
  static final int BYTES = 4;

  private final String magic;
  private final String refusal;

  /**
   * @param magic the first bytes in hex
   */
  FileKind(String magic, String refusal) {
    this.magic = magic;
    this.refusal = refusal;
  }

  String refusal() {
    return refusal;
  }

  static Optional<FileKind> of(byte[] head) {
    String hex = HexFormat.of().withUpperCase().formatHex(head);
    return Arrays.stream(values()).filter(kind -> hex.startsWith(kind.magic)).findFirst();
  }
}
