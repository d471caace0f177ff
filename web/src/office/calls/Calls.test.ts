import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Calls } from './Calls.svelte';
import { words } from './words';

vi.mock('../../city/ask', () => ({ warn: vi.fn() }));
vi.mock('./Ringer', () => ({
  Ringer: class {
    start = vi.fn();
    stop = vi.fn();
    prepare = vi.fn();
  },
}));

/** The server's end of the line. */
class FakeSocket {
  static readonly OPEN = 1;
  static last: FakeSocket;
  readyState = 1;
  readonly asked: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor() {
    FakeSocket.last = this;
  }

  send(text: string): void {
    this.asked.push(JSON.parse(text) as Record<string, unknown>);
  }

  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  close(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

/** A connection that is as open as the test says. */
class FakeConnection {
  static last: FakeConnection;
  connectionState = 'new';
  signalingState = 'have-local-offer';
  localDescription = { toJSON: (): object => ({ type: 'offer', sdp: '' }) };
  onconnectionstatechange: (() => void) | null = null;

  constructor() {
    FakeConnection.last = this;
  }

  addTransceiver(): void {
    this.connectionState = 'new';
  }

  getTransceivers(): readonly unknown[] {
    return [];
  }

  close(): void {
    this.connectionState = 'closed';
  }

  turn(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

const text = { ko: '시장', en: 'Mayor' };

function someone(id: number): object {
  return { id, name: text, role: text, about: null, reachable: true, busy: true };
}

function seat(id: number, state = 'in'): object {
  return { who: someone(id), state, leg: 1, sound: true, picture: true, screen: false, board: false };
}

function picture(other = 'in'): object {
  return {
    say: 'call',
    call: 7,
    subject: 'figure:pm25',
    title: text,
    started: '',
    people: [seat(1), seat(2, other)],
  };
}

function openLine(): void {
  FakeSocket.last.readyState = FakeSocket.OPEN;
  FakeSocket.last.onopen?.();
  FakeSocket.last.say({
    say: 'welcome',
    you: someone(1),
    iceServers: [],
    ringSeconds: 30,
    returnSeconds: 60,
  });
}

function asked(what: string): Record<string, unknown>[] {
  return FakeSocket.last.asked.filter((one) => one['do'] === what);
}

let calls: Calls;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('RTCPeerConnection', FakeConnection);
  vi.stubGlobal(
    'MediaStream',
    class extends EventTarget {
      getVideoTracks = (): readonly unknown[] => [];
    },
  );
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('location', { href: 'http://localhost/office' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  calls = new Calls(() => undefined);
  openLine();
  FakeSocket.last.say(picture());
  FakeConnection.last.turn('connected');
});

afterEach(() => {
  calls.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('takes its own seat again when the line is back', async () => {
  FakeSocket.last.close();
  expect(calls.open).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  openLine();
  expect(asked('resume')).toEqual([{ do: 'resume', call: 7, leg: 1 }]);
  FakeSocket.last.say(picture());
  expect(calls.call?.call).toBe(7);
  expect(asked('signal')).toEqual([]);
});

test('offers once more to whom it lost meanwhile, when either line is back', async () => {
  FakeSocket.last.close();
  FakeConnection.last.turn('disconnected');
  await vi.advanceTimersByTimeAsync(1_500);
  openLine();
  FakeSocket.last.say(picture());
  await vi.advanceTimersByTimeAsync(0);
  expect(asked('signal')).toHaveLength(1);
  FakeSocket.last.say(picture('away'));
  FakeSocket.last.say(picture());
  await vi.advanceTimersByTimeAsync(0);
  expect(asked('signal')).toHaveLength(2);
});

test('says that somebody is being reconnected, and that they are back', () => {
  FakeConnection.last.turn('disconnected');
  expect(calls.captions.map(({ word }) => word)).toEqual(['capBreaking']);
  FakeConnection.last.turn('connected');
  expect(calls.captions.map(({ word }) => word)).toEqual(['capMended']);
});

test('leaves with a sentence when neither line nor people come back in time', async () => {
  FakeSocket.last.close();
  FakeConnection.last.turn('failed');
  await vi.advanceTimersByTimeAsync(59_000);
  expect(calls.call).not.toBeNull();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls.call).toBeNull();
  expect(calls.trouble).toBe(words.notBack);
  await vi.advanceTimersByTimeAsync(5_000); // the next attempt
  openLine();
  expect(asked('leave')).toEqual([{ do: 'leave', call: 7 }]);
});

test('lets people who still hear each other talk on while only the server is away', async () => {
  FakeSocket.last.close();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(calls.call).not.toBeNull();
  FakeConnection.last.turn('failed');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls.trouble).toBe(words.notBack);
});

test('says why it may not come back', () => {
  FakeSocket.last.say({ say: 'ended', call: 7, why: 'too-late' });
  expect(calls.trouble).toBe(words.notBack);
  expect(calls.ended).toBe(false);
});

test('rings no more once it is answered, and says when that was too late', () => {
  FakeSocket.last.say({ say: 'ended', call: 7, why: 'over' });
  const ring = { say: 'ringing', call: 8, subject: 'figure:pm25', title: text, from: someone(2) };
  FakeSocket.last.say(ring);
  calls.accept(8);
  expect(calls.incoming).toEqual([]);
  expect(calls.call).toBeNull();
  FakeSocket.last.say({ say: 'stopped', call: 8, why: 'over' });
  expect(calls.trouble).toBe(words.tooLate);
});
