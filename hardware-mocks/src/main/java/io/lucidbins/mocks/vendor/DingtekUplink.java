package io.lucidbins.mocks.vendor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Uplinks of a Dingtek DF702, LoRaWAN port 3 [TheThingsNetwork/lorawan-devices, dingtek/df702.js
 * and df702-codec.yaml, whose three example payloads these records reproduce]: 80, 00, 01, data
 * type, length, values, 81.
 *
 * <p>Not shown by a published payload: temperatures below 0 C (written as two's complement here),
 * angles other than 0 (a sign byte of 1 for a negative one, which that decoder means to test but
 * does not), and flags other than 0 (1 in the half of a byte that the decoder reads).
 */
public sealed interface DingtekUplink {
  /** The LoRaWAN port. */
  int PORT = 3;

  /** The payload. */
  byte[] bytes();

  /**
   * What is measured.
   *
   * @param levelMm distance to the waste, 0 to 65,535 mm
   * @param celsius -128 to 127
   * @param angleDegrees -180 to 180
   */
  record Measures(int levelMm, int celsius, int angleDegrees, Flags flags) {
    public Measures {
      Checks.range("the level in mm", levelMm, 0, 0xFFFF);
      Checks.range("the temperature in C", celsius, -128, 127);
      Checks.range("the angle", angleDegrees, -180, 180);
    }

    private void put(ByteBuffer out) {
      out.put((byte) celsius).put((byte) (angleDegrees < 0 ? 1 : 0));
      out.put((byte) Math.abs(angleDegrees));
      out.put((byte) ((flags.full ? 0x10 : 0) | (flags.fire ? 0x01 : 0)));
      out.put((byte) ((flags.tilt ? 0x10 : 0) | (flags.batteryLow ? 0x01 : 0)));
    }
  }

  /** Alarms. */
  record Flags(boolean full, boolean fire, boolean tilt, boolean batteryLow) {
    public static final Flags NONE = new Flags(false, false, false, false);
  }

  /** A report of 17 bytes. */
  record Report(Measures measures) implements DingtekUplink {
    @Override
    public byte[] bytes() {
      ByteBuffer out = begin(17, 0x01);
      out.putShort((short) measures.levelMm).put((byte) 0);
      measures.put(out);
      return end(out);
    }
  }

  /** A report of 25 bytes, with the place. */
  record LocatedReport(Measures measures, float longitude, float latitude)
      implements DingtekUplink {
    public LocatedReport {
      Checks.range("the longitude", longitude, -180, 180);
      Checks.range("the latitude", latitude, -90, 90);
    }

    @Override
    public byte[] bytes() {
      ByteBuffer out = begin(25, 0x01);
      out.putShort((short) measures.levelMm).put((byte) 1);
      out.order(ByteOrder.LITTLE_ENDIAN).putFloat(longitude).putFloat(latitude);
      measures.put(out);
      return end(out);
    }
  }

  /**
   * The settings in force, 25 bytes.
   *
   * @param reportHours 1 to 168
   * @param detectMinutes 1 to 60
   * @param fullCm 15 to 255
   * @param fireCelsius 0 to 255
   * @param tiltDegrees 15 to 90
   * @param farRange whether it measures up to 5 m rather than 2 m
   */
  record Settings(
      int reportHours,
      int detectMinutes,
      int fullCm,
      int fireCelsius,
      int tiltDegrees,
      boolean tiltEnabled,
      boolean farRange)
      implements DingtekUplink {
    public Settings {
      Checks.range("the hours between reports", reportHours, 1, 168);
      Checks.range("the minutes between measurements", detectMinutes, 1, 60);
      Checks.range("the full alarm in cm", fullCm, 15, 0xFF);
      Checks.range("the fire alarm in C", fireCelsius, 0, 0xFF);
      Checks.range("the tilt alarm in degrees", tiltDegrees, 15, 90);
    }

    @Override
    public byte[] bytes() {
      ByteBuffer out = begin(25, 0x03);
      out.put((byte) 1).put((byte) 4); // firmware 1.4
      out.put((byte) reportHours).put((byte) detectMinutes).put((byte) fullCm);
      out.put((byte) fireCelsius).put((byte) tiltDegrees).put((byte) (tiltEnabled ? 1 : 0));
      out.put((byte) (farRange ? 1 : 0));
      return end(out);
    }
  }

  private static ByteBuffer begin(int length, int dataType) {
    ByteBuffer out = ByteBuffer.wrap(new byte[length]).order(ByteOrder.BIG_ENDIAN);
    return out.put((byte) 0x80).put((byte) 0).put((byte) 1).put((byte) dataType).put((byte) length);
  }

  private static byte[] end(ByteBuffer out) {
    byte[] bytes = new byte[out.capacity()];
    out.put(bytes.length - 1, (byte) 0x81).get(0, bytes);
    return bytes;
  }
}
