import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * Makes the hand landmark model that `@mediapipe/tasks-vision` reads. The library ships no model. `@mediapipe/hands`
 * (Apache-2.0) ships the same networks as bare TFLite files, which lack the metadata that the library demands: how
 * pixels become numbers. We prepend a new root table with that metadata and pack both networks as a `.task`, which is
 * a ZIP file without compression.
 *
 * Formats: TFLite schema (`schema.fbs`: Model, Metadata, Buffer) and TFLite Metadata (`metadata_schema.fbs`:
 * ModelMetadata, SubGraphMetadata, TensorMetadata, NormalizationOptions). Offsets in a FlatBuffer point forward only,
 * so old bytes behind the new root keep their meaning.
 */

/** Where the palm detector (full range of hands, 192 × 192) lies in the packed assets of `@mediapipe/hands` 0.4.1675469240. */
const PALM_DETECTOR = [11, 2_341_291] as const;

/** Pixels from 0 to 255 become 0 to 1. */
const MEAN = 0;
const STANDARD = 255;

/** What a table holds at a slot: a number, or the place of something written later. */
type Slot = { readonly number: number } | 'later';

/** Writes a FlatBuffer from front to back. */
class Writer {
  #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  align(size: number): void {
    while (this.#bytes.length % size !== 0) {
      this.#bytes.push(0);
    }
  }

  number(value: number): number {
    const at = this.#bytes.length;
    this.#bytes.push(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255);
    return at;
  }

  text(value: string): void {
    this.#bytes.push(...Buffer.from(value, 'latin1'));
  }

  raw(value: Uint8Array): void {
    for (const byte of value) {
      this.#bytes.push(byte);
    }
  }

  /** Writes a table with the given slots; gives back where it lies and where each slot does. */
  table(slots: Readonly<Record<number, Slot>>): {
    readonly at: number;
    readonly slot: (n: number) => number;
  } {
    const size = 1 + Math.max(...Object.keys(slots).map(Number));
    this.align(4);
    const virtual = this.#bytes.length;
    const short = (value: number): number => this.#bytes.push(value & 255, value >> 8);
    short(4 + 2 * size);
    short(4 + 4 * size);
    for (let n = 0; n < size; n++) {
      short(n in slots ? 4 + 4 * n : 0);
    }
    this.align(4);
    const at = this.number(this.#bytes.length - virtual);
    for (let n = 0; n < size; n++) {
      const slot = slots[n];
      this.number(slot === undefined || slot === 'later' ? 0 : slot.number);
    }
    return { at, slot: (n) => at + 4 + 4 * n };
  }

  /** Lets the place `from` point at `to`, which lies behind it. */
  point(from: number, to: number): void {
    const value = to - from;
    this.#bytes.splice(from, 4, value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255);
  }

  /** A vector of so many places to be pointed elsewhere. */
  places(count: number): { readonly at: number; readonly place: (n: number) => number } {
    this.align(4);
    const at = this.number(count);
    for (let n = 0; n < count; n++) {
      this.number(0);
    }
    return { at, place: (n) => at + 4 + 4 * n };
  }

  string(value: string): number {
    this.align(4);
    const at = this.number(value.length);
    this.text(`${value}\0`);
    return at;
  }

  floats(values: readonly number[]): number {
    this.align(4);
    const at = this.number(values.length);
    this.raw(new Uint8Array(Float32Array.from(values).buffer));
    return at;
  }
}

/** ModelMetadata of a network with one RGB picture as its input. */
function metadata(outputs: number): Uint8Array {
  const writer = new Writer();
  writer.text('\0\0\0\0M001');
  const model = writer.table({ 3: 'later' });
  writer.point(0, model.at);
  const graphs = writer.places(1);
  writer.point(model.slot(3), graphs.at);
  const graph = writer.table({ 2: 'later', 3: 'later' });
  writer.point(graphs.place(0), graph.at);
  const inputs = writer.places(1);
  writer.point(graph.slot(2), inputs.at);
  const tensor = writer.table({ 0: 'later', 3: 'later', 4: 'later' });
  writer.point(inputs.place(0), tensor.at);
  writer.point(tensor.slot(0), writer.string('image'));
  const content = writer.table({ 0: { number: 2 }, 1: 'later' }); // ImageProperties
  writer.point(tensor.slot(3), content.at);
  writer.point(content.slot(1), writer.table({ 0: { number: 1 } }).at); // RGB
  const units = writer.places(1);
  writer.point(tensor.slot(4), units.at);
  const unit = writer.table({ 0: { number: 1 }, 1: 'later' }); // NormalizationOptions
  writer.point(units.place(0), unit.at);
  const normal = writer.table({ 0: 'later', 1: 'later' });
  writer.point(unit.slot(1), normal.at);
  writer.point(normal.slot(0), writer.floats([MEAN]));
  writer.point(normal.slot(1), writer.floats([STANDARD]));
  const made = writer.places(outputs);
  writer.point(graph.slot(3), made.at);
  for (let n = 0; n < outputs; n++) {
    const output = writer.table({ 0: 'later' });
    writer.point(made.place(n), output.at);
    writer.point(output.slot(0), writer.string(`out${n}`));
  }
  writer.align(16);
  return writer.bytes;
}

/** The slots of `Model` in `schema.fbs`. */
const [VERSION, BUFFERS, METADATA] = [0, 4, 6];

/** The network with its metadata: a new root table in front of the old bytes. */
export function withMetadata(network: Uint8Array, outputs: number): Uint8Array {
  const view = new DataView(network.buffer, network.byteOffset, network.byteLength);
  const at = (place: number): number => view.getUint32(place, true);
  const root = at(0);
  const virtual = root - view.getInt32(root, true);
  const slots = (view.getUint16(virtual, true) - 4) / 2;
  const old = new Map<number, number>();
  for (let n = 0; n < slots; n++) {
    const offset = view.getUint16(virtual + 4 + 2 * n, true);
    if (offset !== 0) {
      old.set(n, root + offset);
    }
  }
  const version = old.get(VERSION);
  const buffers = old.get(BUFFERS);
  if (version === undefined || buffers === undefined) {
    throw new Error('This is no TFLite model: it has no version or no buffers');
  }
  const pointed = (place: number): number => place + at(place);
  const items = (place: number | undefined): readonly number[] => {
    const vector = place === undefined ? null : pointed(place);
    return vector === null ? [] : Array.from({ length: at(vector) }, (_, n) => pointed(vector + 4 + 4 * n));
  };
  const oldBuffers = items(buffers);
  const oldMetadata = items(old.get(METADATA));

  const writer = new Writer();
  const later: (readonly [place: number, old: number])[] = [];
  writer.text('\0\0\0\0TFL3');
  const fields: Record<number, Slot> = { [BUFFERS]: 'later', [METADATA]: 'later' };
  for (const n of old.keys()) {
    fields[n] = n === VERSION ? { number: at(version) } : 'later';
  }
  const model = writer.table(fields);
  writer.point(0, model.at);
  for (const [n, place] of old) {
    if (n !== VERSION && n !== BUFFERS && n !== METADATA) {
      later.push([model.slot(n), pointed(place)]);
    }
  }
  const allBuffers = writer.places(oldBuffers.length + 1);
  writer.point(model.slot(BUFFERS), allBuffers.at);
  oldBuffers.forEach((buffer, n) => later.push([allBuffers.place(n), buffer]));
  const allMetadata = writer.places(oldMetadata.length + 1);
  writer.point(model.slot(METADATA), allMetadata.at);
  oldMetadata.forEach((one, n) => later.push([allMetadata.place(n), one]));
  const entry = writer.table({ 0: 'later', 1: { number: oldBuffers.length } });
  writer.point(allMetadata.place(oldMetadata.length), entry.at);
  writer.point(entry.slot(0), writer.string('TFLITE_METADATA'));
  const buffer = writer.table({ 0: 'later' });
  writer.point(allBuffers.place(oldBuffers.length), buffer.at);
  while ((writer.length + 4) % 16 !== 0) {
    writer.raw(Uint8Array.of(0));
  }
  const data = metadata(outputs);
  writer.point(buffer.slot(0), writer.number(data.length));
  writer.raw(data);
  writer.align(16);
  const base = writer.length;
  later.forEach(([place, to]) => writer.point(place, base + to));
  return Buffer.concat([writer.bytes, network]);
}

/** A ZIP file of uncompressed files (APPNOTE 6.3). */
export function zipOf(files: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(0x21, 8); // 1980-01-01: the same bytes at every build
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(label.length, 22);
    const start = Buffer.alloc(4);
    start.writeUInt32LE(0x04034b50);
    const head = Buffer.alloc(6);
    head.writeUInt32LE(0x02014b50);
    head.writeUInt16LE(20, 4);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    parts.push(start, common, label, content);
    directory.push(head, common, tail, label);
    offset += start.length + common.length + label.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** Writes the model made from the packages in `nodeModules` to `file`. */
export async function writeHandModel(nodeModules: string, file: string): Promise<void> {
  const from = join(nodeModules, '@mediapipe/hands');
  const packed = await readFile(join(from, 'hands_solution_packed_assets.data'));
  const landmarks = await readFile(join(from, `hand_landmark_${process.env['HAND_MODEL'] ?? 'full'}.tflite`));
  const task = zipOf([
    ['hand_detector.tflite', withMetadata(packed.subarray(...PALM_DETECTOR), 2)],
    ['hand_landmarks_detector.tflite', withMetadata(landmarks, 4)],
  ]);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, task);
}
