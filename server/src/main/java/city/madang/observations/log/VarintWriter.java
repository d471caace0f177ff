package city.madang.observations.log;

import java.util.Arrays;

/// Writes integers in as few bytes as they need (LEB128, seven bits a byte; signed ones zigzag).
final class VarintWriter {

    private static final int LONGEST = 10;

    private byte[] bytes;
    private int size;

    VarintWriter(int capacity) {
        bytes = new byte[Math.max(LONGEST, capacity)];
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void writeByte(byte value) {
        reserve();
        bytes[size++] = value;
    }

    void writeSigned(long value) {
        writeUnsigned((value << 1) ^ (value >> 63));
    }

    void writeUnsigned(long value) {
        reserve();
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void writeLong(long value) {
        reserve();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void reserve() {
        if (bytes.length - size < LONGEST) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }
}
