package io.lucidbins.mocks.vendor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The 17 bytes of a Sensoneo Single or Quatro sensor, payload version 3, LoRaWAN port 2 [public
 * decoder of ELEMENT IoT, "SensoNeo Single Sensor", whose test payload {@code
 * FFFF22B39C009070017F7F7F7F6D15325D} this class reproduces]: FF FF, type, firmware, sensor id
 * (little endian), events, four sonars in steps of 2 cm, battery, temperature, tilt, number of
 * events.
 *
 * <p>Not shown by a published payload: temperatures below 0 C (written as two's complement here),
 * what the upper half of the type byte means (2 in the published one).
 *
 * @param type 0 master, 1 slave, 2 standalone
 * @param firmware 0 to 255
 * @param sensorId 0 to 2^32 - 1
 * @param sonarCm four distances of 0 to 510 cm, rounded down to 2 cm
 * @param batteryMillivolts 2,500 to 5,050, rounded down to 10 mV
 * @param celsius -128 to 127
 * @param tiltDegrees 0 to 180
 * @param eventCount 0 to 255
 */
public record SensoneoUplink(
    int type,
    int firmware,
    long sensorId,
    Events events,
    List<Integer> sonarCm,
    int batteryMillivolts,
    int celsius,
    int tiltDegrees,
    int eventCount) {
  /** The LoRaWAN port. */
  public static final int PORT = 2;

  private static final int BYTES = 17;
  private static final int SONARS = 4;
  private static final int UPPER_HALF = 0x20;
  private static final int EMPTY_MILLIVOLTS = 2_500;

  public SensoneoUplink {
    sonarCm = List.copyOf(sonarCm);
    if (sonarCm.size() != SONARS) {
      throw new IllegalArgumentException("there are 4 sonars, not " + sonarCm.size());
    }
    Checks.range("the type", type, 0, 2);
    Checks.range("the firmware", firmware, 0, 0xFF);
    Checks.range("the sensor id", (double) sensorId, 0, (double) 0xFFFF_FFFFL);
    sonarCm.forEach(cm -> Checks.range("a sonar", cm, 0, 510));
    Checks.range("the battery in mV", batteryMillivolts, EMPTY_MILLIVOLTS, 5_050);
    Checks.range("the temperature in C", celsius, -128, 127);
    Checks.range("the tilt", tiltDegrees, 0, 180);
    Checks.range("the event count", eventCount, 0, 0xFF);
  }

  /** Why it was sent. */
  public record Events(boolean measured, boolean fire, boolean tilt, boolean batteryLow) {
    /** A measurement and nothing else. */
    public static final Events MEASURED = new Events(true, false, false, false);

    int bits() {
      return (measured ? 0x01 : 0)
          | (fire ? 0x02 : 0)
          | (tilt ? 0x04 : 0)
          | (batteryLow ? 0x10 : 0);
    }
  }

  /** The payload. */
  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0xFFFF).put((byte) (UPPER_HALF | type)).put((byte) firmware);
    out.putInt((int) sensorId).put((byte) events.bits());
    sonarCm.forEach(cm -> out.put((byte) (cm / 2)));
    out.put((byte) ((batteryMillivolts - EMPTY_MILLIVOLTS) / 10));
    out.put((byte) celsius).put((byte) tiltDegrees).put((byte) eventCount);
    return out.array();
  }
}
