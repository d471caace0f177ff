import { warn } from '../../city/ask';
import type { SignalBody } from './protocol';

/** How a connection stands, in words a person needs. */
export type PeerState = 'connecting' | 'open' | 'reconnecting' | 'blocked';

/** How often a connection that failed is tried anew before it counts as blocked. */
const ATTEMPTS = 4;

/** The tracks that are sent; null for what there is none of. */
export interface Sent {
  readonly sound: MediaStreamTrack | null;
  readonly picture: MediaStreamTrack | null;
}

/**
 * The connection to one other browser: one sound and one picture each way. Of two, the one with the smaller number offers,
 * so that offers never cross; tracks come and go without a new agreement.
 */
export class Peer {
  readonly #connection: RTCPeerConnection;
  readonly #offers: boolean;
  readonly #send: (body: SignalBody) => void;
  readonly #changed: () => void;
  readonly #stream = new MediaStream();
  #sent: Sent;
  #early: (RTCIceCandidateInit | null)[] = [];
  #work: Promise<void> = Promise.resolve();
  #attempts = 0;
  #state: PeerState = 'connecting';

  constructor(
    iceServers: RTCIceServer[],
    offers: boolean,
    sent: Sent,
    send: (body: SignalBody) => void,
    changed: () => void,
  ) {
    this.#offers = offers;
    this.#sent = sent;
    this.#send = send;
    this.#changed = changed;
    const connection = new RTCPeerConnection({ iceServers });
    this.#connection = connection;
    connection.onicecandidate = ({ candidate }) => send({ candidate: candidate?.toJSON() ?? null });
    connection.ontrack = ({ track }) => {
      this.#stream.addTrack(track);
      track.onunmute = changed;
      track.onmute = changed;
      changed();
    };
    connection.onconnectionstatechange = () => this.#follow();
    if (offers) {
      connection.addTransceiver('audio', { direction: 'sendrecv' });
      connection.addTransceiver('video', { direction: 'sendrecv' });
      connection.onnegotiationneeded = () => this.#do(() => this.#offer());
    }
  }

  /** What the other sends. */
  get stream(): MediaStream {
    return this.#stream;
  }

  get state(): PeerState {
    return this.#state;
  }

  /** Whether a picture comes in. */
  get seen(): boolean {
    return this.#stream.getVideoTracks().some((track) => !track.muted && track.readyState === 'live');
  }

  /** Sends other tracks from now on. */
  sendOnly(sent: Sent): void {
    this.#sent = sent;
    this.#do(() => this.#attach());
  }

  hear(body: SignalBody): void {
    this.#do(async () => {
      if ('candidate' in body) {
        if (this.#connection.remoteDescription === null) {
          this.#early.push(body.candidate);
        } else {
          await this.#connection.addIceCandidate(body.candidate);
        }
        return;
      }
      await this.#connection.setRemoteDescription(body.description);
      if (body.description.type === 'offer') {
        for (const transceiver of this.#connection.getTransceivers()) {
          transceiver.direction = 'sendrecv';
        }
        await this.#attach();
        await this.#connection.setLocalDescription();
        this.#tell();
      }
      for (const candidate of this.#early.splice(0)) {
        await this.#connection.addIceCandidate(candidate);
      }
    });
  }

  close(): void {
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  async #offer(): Promise<void> {
    await this.#attach();
    await this.#connection.setLocalDescription();
    this.#tell();
  }

  #tell(): void {
    const description = this.#connection.localDescription;
    if (description !== null) {
      this.#send({ description: description.toJSON() as RTCSessionDescriptionInit });
    }
  }

  async #attach(): Promise<void> {
    for (const { sender, receiver } of this.#connection.getTransceivers()) {
      const track = receiver.track.kind === 'audio' ? this.#sent.sound : this.#sent.picture;
      if (sender.track !== track) {
        await sender.replaceTrack(track);
      }
    }
  }

  #follow(): void {
    const state = this.#connection.connectionState;
    if (state === 'connected') {
      this.#state = 'open';
      this.#attempts = 0;
    } else if (state === 'disconnected') {
      this.#state = 'reconnecting';
    } else if (state === 'failed') {
      this.#state = this.#attempts < ATTEMPTS ? 'reconnecting' : 'blocked';
      this.#attempts++;
      if (this.#offers && this.#state === 'reconnecting') {
        this.#connection.restartIce();
      }
    }
    this.#changed();
  }

  /** One thing after the other, in the order they came. */
  #do(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch((problem: unknown) => {
      if (this.#connection.connectionState !== 'closed') {
        warn(problem, 'A step of a call failed:');
      }
    });
  }
}
