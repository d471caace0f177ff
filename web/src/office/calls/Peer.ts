import { warn } from '../../city/ask';
import type { PictureLimit } from './limit';
import type { SignalBody } from './protocol';

/** How a connection stands, in words a person needs. */
export type PeerState = 'connecting' | 'open' | 'reconnecting' | 'blocked';

/** A way that broke may mend by itself within this time, milliseconds. */
const FIRST_PATIENCE = 2_000;
/** How long each attempt to find another way may take, milliseconds. */
const ATTEMPT = 8_000;
/** After so long the network between the two counts as blocked, milliseconds; attempts go on all the same. */
const BLOCKED_AFTER = 40_000;

/** The tracks that are sent; null for what there is none of. */
export interface Sent {
  readonly sound: MediaStreamTrack | null;
  readonly picture: MediaStreamTrack | null;
  readonly limit: PictureLimit;
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
  #state: PeerState = 'connecting';
  #missing = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

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
    this.#await(ATTEMPT);
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

  /**
   * Looks for another way, unless one is open. What was said while a line was broken is lost, so an offer nobody answered
   * is made once more.
   */
  retry(): void {
    this.#do(async () => {
      if (this.#state === 'open' || !this.#offers) {
        return;
      }
      if (this.#connection.signalingState === 'have-local-offer') {
        this.#tell();
      } else {
        this.#connection.restartIce();
      }
    });
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
      if (body.description.type === 'answer' && this.#connection.signalingState !== 'have-local-offer') {
        return; // the offer was made twice and answered twice
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
    clearTimeout(this.#timer);
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
      const picture = receiver.track.kind === 'video';
      const track = picture ? this.#sent.picture : this.#sent.sound;
      if (sender.track !== track) {
        await sender.replaceTrack(track);
      }
      if (picture) {
        const parameters = sender.getParameters();
        parameters.encodings.forEach((encoding) => Object.assign(encoding, this.#sent.limit));
        await sender.setParameters(parameters);
      }
    }
  }

  #follow(): void {
    const state = this.#connection.connectionState;
    if (state === 'connected') {
      clearTimeout(this.#timer);
      this.#state = 'open';
    } else if (this.#state === 'open' && (state === 'disconnected' || state === 'failed')) {
      this.#state = 'reconnecting';
      this.#missing = Date.now();
      this.#await(FIRST_PATIENCE);
    }
    this.#changed();
  }

  #await(patience: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (Date.now() - this.#missing >= BLOCKED_AFTER && this.#state !== 'blocked') {
        this.#state = 'blocked';
        this.#changed();
      }
      this.retry();
      this.#await(ATTEMPT);
    }, patience);
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
