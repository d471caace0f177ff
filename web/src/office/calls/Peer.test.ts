import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { warn } from '../../city/ask';
import { limitFor } from './limit';
import { Peer } from './Peer';
import type { SignalBody } from './protocol';

vi.mock('../../city/ask', () => ({ warn: vi.fn() }));

/** The browser's part: it agrees to everything and connects when the test says so. */
class FakeConnection {
  connectionState = 'new';
  signalingState = 'stable';
  localDescription: { toJSON(): unknown } | null = null;
  remoteDescription: unknown = null;
  onconnectionstatechange: (() => void) | null = null;
  onnegotiationneeded: (() => void) | null = null;
  restarts = 0;
  readonly #transceivers: unknown[] = [];
  readonly parameters = { encodings: [{}] };

  addTransceiver(kind: string): void {
    this.#transceivers.push({
      sender: {
        track: null,
        replaceTrack: () => Promise.resolve(),
        getParameters: () => this.parameters,
        setParameters: () => Promise.resolve(),
      },
      receiver: { track: { kind } },
    });
    if (kind === 'video') {
      queueMicrotask(() => this.onnegotiationneeded?.());
    }
  }

  getTransceivers(): unknown[] {
    return this.#transceivers;
  }

  setLocalDescription(): Promise<void> {
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
    this.localDescription = { toJSON: () => ({ type, sdp: `${type} ${this.restarts}` }) };
    return Promise.resolve();
  }

  setRemoteDescription(description: { type: string }): Promise<void> {
    this.remoteDescription = description;
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    return Promise.resolve();
  }

  restartIce(): void {
    this.restarts++;
    this.onnegotiationneeded?.();
  }

  close(): void {
    this.connectionState = 'closed';
  }

  turn(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

let connection: FakeConnection;
let sent: SignalBody[] = [];

async function connect(offers: boolean): Promise<Peer> {
  const own = { sound: null, picture: null, limit: limitFor(5, false) };
  const peer = new Peer(
    [],
    offers,
    own,
    (body) => sent.push(body),
    () => undefined,
  );
  await settle();
  return peer;
}

/** Lets what was begun come to its end, without time passing. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

async function answer(peer: Peer): Promise<void> {
  peer.hear({ description: { type: 'answer', sdp: '' } });
  await settle();
}

function descriptions(): string[] {
  return sent.map((body) => ('description' in body ? (body.description.sdp ?? '') : 'candidate'));
}

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  vi.stubGlobal('MediaStream', EventTarget);
  vi.stubGlobal(
    'RTCPeerConnection',
    class extends FakeConnection {
      constructor() {
        super();
        // eslint-disable-next-line @typescript-eslint/no-this-alias
        connection = this;
      }
    },
  );
});

afterEach(() => {
  expect(warn).not.toHaveBeenCalled();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('looks for another way when the one in use breaks, until it is found', async () => {
  const peer = await connect(true);
  await answer(peer);
  connection.turn('connected');
  expect(peer.state).toBe('open');

  connection.turn('disconnected');
  expect(peer.state).toBe('reconnecting');
  expect(connection.restarts).toBe(0);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(connection.restarts).toBe(1);
  await answer(peer);
  connection.turn('failed');
  await vi.advanceTimersByTimeAsync(8_000);
  expect(connection.restarts).toBe(2);

  await answer(peer);
  connection.turn('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(peer.state).toBe('open');
  expect(connection.restarts).toBe(2);
});

test('does nothing about a way that mends by itself', async () => {
  const peer = await connect(true);
  await answer(peer);
  connection.turn('connected');
  connection.turn('disconnected');
  await vi.advanceTimersByTimeAsync(1_900);
  connection.turn('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(connection.restarts).toBe(0);
});

test('repeats an offer that was lost, and takes one of two answers', async () => {
  const peer = await connect(true);
  expect(descriptions()).toEqual(['offer 0']);
  peer.retry();
  await settle();
  expect(descriptions()).toEqual(['offer 0', 'offer 0']);
  await answer(peer);
  const first = connection.remoteDescription;
  await answer(peer);
  expect(connection.remoteDescription).toBe(first);
});

test('leaves offering to the other side, and says when the network seems blocked', async () => {
  const peer = await connect(false);
  peer.hear({ description: { type: 'offer', sdp: '' } });
  await settle();
  connection.turn('connected');
  connection.turn('failed');
  await vi.advanceTimersByTimeAsync(39_000);
  expect(peer.state).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(9_000);
  expect(peer.state).toBe('blocked');
  expect(connection.restarts).toBe(0);
  expect(descriptions()).toEqual(['answer 0']);
  connection.turn('connected');
  expect(peer.state).toBe('open');
});

test('sends pictures as small as the number of people asks for', async () => {
  await connect(true);
  expect(connection.parameters.encodings[0]).toEqual(limitFor(5, false));
});
