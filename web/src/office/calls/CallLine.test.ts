import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallLine } from './CallLine';

vi.mock('../../city/ask', () => ({ warn: vi.fn() }));

/** A socket that does what the test says. */
class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  readonly sent: string[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor() {
    FakeSocket.all.push(this);
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  hear(say: string): void {
    this.onmessage?.({ data: JSON.stringify({ say }) });
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

let network = new EventTarget();
let turns: boolean[] = [];

function latest(): FakeSocket {
  const socket = FakeSocket.all.at(-1);
  if (socket === undefined) {
    throw new Error('No line was opened');
  }
  return socket;
}

function openLine(talking = true): CallLine {
  const line = new CallLine(
    () => undefined,
    (open) => turns.push(open),
    () => talking,
  );
  latest().open();
  return line;
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  turns = [];
  network = new EventTarget();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('location', { href: 'http://localhost/office' });
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network));
  vi.stubGlobal('removeEventListener', network.removeEventListener.bind(network));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('stays on a line that answers its signs of life', () => {
  openLine();
  for (let beat = 0; beat < 10; beat++) {
    vi.advanceTimersByTime(5_000);
    latest().hear('here');
  }
  expect(FakeSocket.all).toHaveLength(1);
  expect(latest().sent).toHaveLength(10);
  expect(turns).toEqual([true]);
});

test('gives up a line that looks open and answers nothing', () => {
  openLine();
  vi.advanceTimersByTime(20_000);
  expect(FakeSocket.all.map((socket) => socket.readyState)).toEqual([3, 0]);
  expect(turns).toEqual([true, false]);
  latest().open();
  expect(turns).toEqual([true, false, true]);
});

test('tells less often that it lives while nobody talks', () => {
  openLine(false);
  for (let beat = 0; beat < 12; beat++) {
    vi.advanceTimersByTime(5_000);
    latest().hear('here');
  }
  expect(latest().sent).toHaveLength(4);
  expect(turns).toEqual([true]);
});

test('tells at every chance in a tab whose clock the browser slows', () => {
  openLine(false);
  for (let minute = 0; minute < 3; minute++) {
    vi.setSystemTime(Date.now() + 55_000);
    vi.advanceTimersByTime(5_000);
    latest().hear('here');
  }
  expect(latest().sent).toHaveLength(3);
});

test('takes a new line at once when the computer has another network', () => {
  openLine();
  network.dispatchEvent(new Event('online'));
  expect(FakeSocket.all.map((socket) => socket.readyState)).toEqual([3, 0]);
});

test('does not wait long for a line that does not open, and tries often while somebody talks', () => {
  openLine();
  latest().close();
  vi.advanceTimersByTime(60_000);
  // Up to 15 s of opening and 5 s of pause each.
  expect(FakeSocket.all.length).toBeGreaterThan(3);
  expect(turns.slice(1)).not.toContain(true);
});

test('rests once it is closed', () => {
  const line = openLine();
  line.close();
  network.dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(120_000);
  expect(FakeSocket.all).toHaveLength(1);
});
