package org.zhiren.demo.papers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The smallest Word 97 document ([MS-DOC]) in the smallest compound file ([MS-CFB]). */
final class BinaryPapers {

  private static final int SECTOR = 512;
  private static final int TEXT_AT = 1024;
  private static final int END = -2;
  private static final int FREE = -1;

  private BinaryPapers() {}

  static byte[] doc(Paper paper) {
    String text = String.join("\r", paper.lines()) + "\r";
    byte[] characters = text.getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer main = buffer(Math.max(4096, TEXT_AT + characters.length));
    ByteBuffer table = buffer(4096);
    // The table stream: style sheet at 0, fonts at 64, pieces at 128, properties at 256.
    table.putShort(0, (short) 18);
    table.putShort(4, (short) 10);
    table.put(128, (byte) 2);
    table.putInt(129, 16);
    table.putInt(137, text.length());
    table.putInt(143, TEXT_AT);
    main.putShort(0, (short) 0xA5EC);
    main.putShort(2, (short) 193);
    main.putShort(6, (short) 2052);
    main.putShort(10, (short) 0x1200); // the text is in 1Table, its characters have two bytes
    main.putShort(12, (short) 191);
    main.putInt(24, TEXT_AT);
    main.putInt(28, TEXT_AT + characters.length);
    main.putShort(32, (short) 14);
    main.putShort(62, (short) 22);
    main.putInt(64, TEXT_AT + characters.length);
    main.putInt(64 + 12, text.length());
    main.putShort(152, (short) 93);
    pointer(main, 1, 0, 20);
    pointer(main, 15, 64, 4);
    pointer(main, 31, 256, 600);
    pointer(main, 33, 128, 21);
    main.put(TEXT_AT, characters);
    return compound(main.array(), table.array());
  }

  private static void pointer(ByteBuffer main, int number, int at, int length) {
    main.putInt(154 + 8 * number, at);
    main.putInt(158 + 8 * number, length);
  }

  private static ByteBuffer buffer(int bytes) {
    int whole = (bytes + SECTOR - 1) / SECTOR * SECTOR;
    return ByteBuffer.allocate(whole).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] compound(byte[] main, byte[] table) {
    int mainSectors = main.length / SECTOR;
    int tableSectors = table.length / SECTOR;
    int total = mainSectors + tableSectors + 1;
    int fatSectors = 1;
    while (fatSectors * (SECTOR / 4) < total + fatSectors) {
      fatSectors++;
    }
    int directory = fatSectors;
    int mainAt = directory + 1;
    int tableAt = mainAt + mainSectors;
    ByteBuffer file = buffer(SECTOR * (1 + tableAt + tableSectors));
    file.putLong(0, 0xE11AB1A1E011CFD0L);
    file.putShort(24, (short) 0x3E);
    file.putShort(26, (short) 3);
    file.putShort(28, (short) 0xFFFE);
    file.putShort(30, (short) 9);
    file.putShort(32, (short) 6);
    file.putInt(44, fatSectors);
    file.putInt(48, directory);
    file.putInt(56, 4096);
    file.putInt(60, END);
    file.putInt(68, END);
    for (int i = 0; i < 109; i++) {
      file.putInt(76 + 4 * i, i < fatSectors ? i : FREE);
    }
    int fat = SECTOR;
    Arrays.fill(file.array(), fat, fat + fatSectors * SECTOR, (byte) 0xFF);
    for (int i = 0; i < fatSectors; i++) {
      file.putInt(fat + 4 * i, -3);
    }
    file.putInt(fat + 4 * directory, END);
    chain(file, fat, mainAt, mainSectors);
    chain(file, fat, tableAt, tableSectors);
    int entries = SECTOR * (1 + directory);
    entry(file, entries, "Root Entry", 5, 1, END, 0);
    entry(file, entries + 128, "1Table", 2, FREE, tableAt, table.length);
    entry(file, entries + 256, "WordDocument", 2, FREE, mainAt, main.length);
    // The names of a folder form a tree: the shorter one comes first.
    file.putInt(entries + 128 + 72, 2);
    file.putInt(entries + 384 + 68, FREE);
    file.putInt(entries + 384 + 72, FREE);
    file.putInt(entries + 384 + 76, FREE);
    file.put(SECTOR * (1 + mainAt), main);
    file.put(SECTOR * (1 + tableAt), table);
    return file.array();
  }

  private static void chain(ByteBuffer file, int fat, int first, int count) {
    for (int i = 0; i < count; i++) {
      file.putInt(fat + 4 * (first + i), i == count - 1 ? END : first + i + 1);
    }
  }

  private static void entry(
      ByteBuffer file, int at, String name, int kind, int child, int start, int length) {
    file.put(at, name.getBytes(StandardCharsets.UTF_16LE));
    file.putShort(at + 64, (short) (2 * name.length() + 2));
    file.put(at + 66, (byte) kind);
    file.put(at + 67, (byte) 1);
    file.putInt(at + 68, FREE);
    file.putInt(at + 72, FREE);
    file.putInt(at + 76, child);
    file.putInt(at + 116, start);
    file.putInt(at + 120, length);
  }
}
