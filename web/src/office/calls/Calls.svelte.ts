import { SvelteMap } from 'svelte/reactivity';
import type { LocalText } from '../../city/border';
import { captionOfLink, captionsOf, type Caption } from './captions';
import { CallLine } from './CallLine';
import { limitFor } from './limit';
import { OwnMedia } from './OwnMedia.svelte';
import { Peer, type PeerState, type Sent } from './Peer';
import type { CallPicture, Ringing, Said, Seated, Someone, Who } from './protocol';
import { Ringer } from './Ringer';
import { words } from './words';

/** Seats of a call. */
export const SEATS = 6;

/** What is sent and shown of one other person. */
export interface Tile {
  readonly stream: MediaStream;
  readonly state: PeerState;
  readonly seen: boolean;
}

/** Why somebody did not come. */
export interface Unanswered {
  readonly who: Someone;
  readonly subject: string;
  readonly why: string;
}

/** Everything this window knows of calls: the line, who rings, the call it is in. */
export class Calls {
  readonly media = new OwnMedia(() => this.#send());
  readonly tiles = new SvelteMap<number, Tile>();

  readonly #line: CallLine;
  readonly #peers = new Map<number, { readonly peer: Peer; readonly leg: number }>();
  readonly #ringer = new Ringer();
  /** Shows on this wall what another wall shows. */
  readonly #lookAt: (address: string) => void;
  #iceServers: RTCIceServer[] = [];
  /** The call whose connections this window holds; another of one's windows may be in it instead. */
  #joined: number | null = null;
  #leaving: number | null = null;
  /** Whether the next picture of the call is the first since the line came back. */
  #returning = false;
  /** How long the server keeps a seat, milliseconds. */
  #returnWithin = 60_000;
  #absence: ReturnType<typeof setTimeout> | undefined;

  #self = $state<number>(0);
  #open = $state(false);
  #asked = $state<string | null>(null);
  #who = $state.raw<Who | null>(null);
  #incoming = $state.raw<readonly Ringing[]>([]);
  #call = $state.raw<CallPicture | null>(null);
  #held = $state.raw<CallPicture | null>(null);
  #unanswered = $state.raw<Unanswered | null>(null);
  #captions = $state.raw<readonly Caption[]>([]);
  #trouble = $state.raw<LocalText | null>(null);
  #ended = $state(false);
  #following = $state(true);
  #shown = $state<{ readonly from: number; readonly address: string } | null>(null);

  constructor(lookAt: (address: string) => void) {
    this.#lookAt = lookAt;
    this.#line = new CallLine(
      (said) => this.#hear(said),
      (open) => this.#turn(open),
      () => this.#call !== null,
    );
  }

  get self(): number {
    return this.#self;
  }

  /** Whether the line to the switchboard is open. */
  get open(): boolean {
    return this.#open;
  }

  /** The subject somebody here wants to call about; null while the window is closed. */
  get asked(): string | null {
    return this.#asked;
  }

  get who(): Who | null {
    return this.#who?.subject === this.#asked || this.#call !== null ? this.#who : null;
  }

  get incoming(): readonly Ringing[] {
    return this.#incoming;
  }

  get call(): CallPicture | null {
    return this.#call;
  }

  /** A call this window could return to. */
  get held(): CallPicture | null {
    return this.#held;
  }

  get unanswered(): Unanswered | null {
    return this.#unanswered;
  }

  get captions(): readonly Caption[] {
    return this.#captions;
  }

  get trouble(): LocalText | null {
    return this.#trouble;
  }

  /** Whether a call just ended. */
  get ended(): boolean {
    return this.#ended;
  }

  get following(): boolean {
    return this.#following;
  }

  /** The other person whose board is shared; null while nobody else shares theirs. */
  get boardOf(): Seated | null {
    return this.#call?.people.find((seat) => seat.board && seat.who.id !== this.#self) ?? null;
  }

  get sharesBoard(): boolean {
    return this.#own?.board ?? false;
  }

  get #own(): Seated | null {
    return this.#call?.people.find((seat) => seat.who.id === this.#self) ?? null;
  }

  /** Opens the window for a subject: who is in charge, and whether they can be reached. */
  ask(subject: string): void {
    if (this.#call !== null) {
      return;
    }
    this.#clear();
    this.#asked = subject;
    this.#who = null;
    this.#line.ask({ do: 'who', subject });
  }

  dismiss(): void {
    this.#asked = null;
    this.#clear();
  }

  ring(subject: string, person: number): void {
    this.#clear();
    this.#ringer.prepare();
    if (this.#line.ask({ do: 'ring', subject, person })) {
      void this.media.open();
    }
  }

  invite(person: number): void {
    this.#ask((call) => ({ do: 'invite', call, person }));
  }

  /** Who else could be asked in. */
  lookForMore(): void {
    if (this.#call !== null) {
      this.#line.ask({ do: 'who', subject: this.#call.subject });
    }
  }

  stopWaitingFor(person: number): void {
    this.#ask((call) => ({ do: 'cancel', call, person }));
  }

  /** @param hidden without the own camera */
  accept(call: number, hidden = false): void {
    this.#clear();
    if (this.#line.ask({ do: 'accept', call })) {
      this.#joined = call;
      this.#stopRinging(call); // before the server agrees: a ring that stays would take what is pressed next
      void this.media.open(hidden);
    }
  }

  decline(call: number): void {
    this.#line.ask({ do: 'decline', call });
    this.#stopRinging(call);
  }

  /** Returns to the call that a reload of this page broke off. */
  goBack(): void {
    const call = this.#held?.call;
    if (call !== undefined && this.#line.ask({ do: 'resume', call, leg: null })) {
      this.#joined = call;
      void this.media.open();
    }
  }

  leave(): void {
    const call = this.#call?.call ?? this.#held?.call;
    if (call !== undefined) {
      this.#leaving = call;
      this.#line.ask({ do: 'leave', call });
      this.#finish();
      this.#asked = null;
    }
  }

  async toggleScreen(): Promise<boolean> {
    if (this.media.sharesScreen) {
      this.#stopScreen();
      return true;
    }
    const shared = await this.media.shareScreen(() => this.#stopScreen());
    if (shared) {
      this.#ask((call) => ({ do: 'screen', call, on: true }));
    }
    return shared;
  }

  /** @param address what this wall shows; null to end sharing it */
  showBoard(address: string | null): void {
    this.#ask((call) => ({ do: 'board', call, address }));
  }

  follow(following: boolean): void {
    this.#following = following;
    if (following && this.#shown !== null) {
      this.#lookAt(this.#shown.address);
    }
  }

  close(): void {
    this.#finish();
    clearTimeout(this.#absence);
    this.#ringer.stop();
    this.#line.close();
  }

  #stopScreen(): void {
    this.media.stopScreen();
    this.#ask((call) => ({ do: 'screen', call, on: false }));
  }

  #ask(request: (call: number) => Parameters<CallLine['ask']>[0]): void {
    if (this.#call !== null) {
      this.#line.ask(request(this.#call.call));
    }
  }

  #hear(said: Said): void {
    switch (said.say) {
      case 'welcome':
        this.#returnWithin = said.returnSeconds * 1000;
        this.#welcome(said.you.id, said.iceServers);
        break;
      case 'who':
        this.#who = said;
        break;
      case 'ringing':
        this.#incoming = [...this.#incoming.filter((ring) => ring.call !== said.call), said];
        this.#ringer.start();
        break;
      case 'stopped':
        this.#stopRinging(said.call);
        if (this.#joined === said.call && this.#call === null) {
          this.#finish();
          this.#trouble = said.why === 'elsewhere' ? words.elsewhere : words.tooLate;
        }
        break;
      case 'call':
        this.#picture(said);
        break;
      case 'unanswered':
        this.#unanswered = said;
        break;
      case 'ended':
        this.#end(said.call, said.why);
        break;
      case 'signal':
        if (said.call === this.#joined) {
          this.#peers.get(said.from)?.peer.hear(said.body);
        }
        break;
      case 'board':
        this.#shown = said;
        if (this.#following) {
          this.#lookAt(said.address);
        }
        break;
      case 'presence':
        this.#presence(said.person, said.reachable, said.busy);
        break;
      case 'trouble':
        this.#trouble = said.text;
        if ((said.about === 'ring' || said.about === 'accept') && this.#call === null) {
          this.#finish();
        }
        break;
    }
  }

  #turn(open: boolean): void {
    this.#open = open;
    if (open) {
      clearTimeout(this.#absence);
      this.#absence = undefined;
    } else if (this.#absence === undefined) {
      this.#absence = setTimeout(() => this.#giveUp(), this.#returnWithin);
    }
  }

  /** The seat is kept no longer. People who still hear each other, because only the server is away, talk on. */
  #giveUp(): void {
    const call = this.#call;
    if (call !== null && [...this.tiles.values()].some((tile) => tile.state === 'open')) {
      this.#absence = setTimeout(() => this.#giveUp(), 1_000);
    } else if (call !== null) {
      this.#leaving = call.call;
      this.#asked = call.subject;
      this.#finish();
      this.#trouble = words.notBack;
    }
  }

  /** The line is open, perhaps again. */
  #welcome(self: number, iceServers: RTCIceServer[]): void {
    this.#self = self;
    this.#iceServers = iceServers;
    this.#incoming = [];
    this.#ringer.stop();
    if (this.#leaving !== null) {
      this.#line.ask({ do: 'leave', call: this.#leaving });
    } else if (this.#call !== null) {
      this.#returning = true;
      this.#line.ask({ do: 'resume', call: this.#call.call, leg: this.#own?.leg ?? null });
    } else if (this.#asked !== null) {
      this.#line.ask({ do: 'who', subject: this.#asked });
    }
  }

  #picture(call: CallPicture): void {
    const own = call.people.find((seat) => seat.who.id === this.#self);
    if (call.call === this.#leaving || own === undefined) {
      return;
    }
    if (own.state === 'away') {
      // Told before this window asked to return; a fresh one asks its person first.
      this.#held = this.#joined === call.call ? null : call;
      return;
    }
    this.#joined ??= call.call;
    if (this.#joined !== call.call) {
      return;
    }
    const captions = captionsOf(this.#call, call, this.#self);
    if (captions.length > 0) {
      this.#captions = captions;
    }
    const before = this.#call;
    this.#held = null;
    this.#call = call;
    this.#stopRinging(call.call);
    if (this.boardOf === null) {
      this.#shown = null;
      this.#following = true;
    }
    this.#connect(call);
    this.#mend(before, call);
    this.#tellWhatIsSent();
  }

  /** What two browsers told each other while the line of one was broken is lost: they try anew. */
  #mend(before: CallPicture | null, after: CallPicture): void {
    const away = before?.people.filter((seat) => seat.state === 'away').map((seat) => seat.who.id) ?? [];
    for (const { who, state } of after.people) {
      if (state === 'in' && (this.#returning || away.includes(who.id))) {
        this.#peers.get(who.id)?.peer.retry();
      }
    }
    this.#returning = false;
  }

  /** Holds one connection to everybody who is in the call, and none to others. */
  #connect(call: CallPicture): void {
    const wanted = new Map(
      call.people
        .filter((seat) => seat.who.id !== this.#self && seat.state !== 'ringing')
        .map((seat) => [seat.who.id, seat.leg]),
    );
    const count = this.#peers.size;
    for (const [id, { peer, leg }] of this.#peers) {
      if (wanted.get(id) !== leg) {
        peer.close();
        this.#peers.delete(id);
        this.tiles.delete(id);
      }
    }
    for (const [id, leg] of wanted) {
      if (!this.#peers.has(id)) {
        const peer: Peer = new Peer(
          this.#iceServers,
          this.#self < id,
          this.#sent(wanted.size),
          (body) => this.#line.ask({ do: 'signal', call: call.call, to: id, body }),
          () => this.#show(id, peer),
        );
        this.#peers.set(id, { peer, leg });
        this.#show(id, peer);
      }
    }
    if (this.#peers.size !== count) {
      this.#send();
    }
  }

  #show(id: number, peer: Peer): void {
    if (this.#peers.get(id)?.peer === peer) {
      const who = this.#call?.people.find((seat) => seat.who.id === id)?.who;
      const word = captionOfLink(this.tiles.get(id)?.state ?? 'connecting', peer.state);
      if (word !== null && who !== undefined) {
        this.#captions = [{ word, who }];
      }
      this.tiles.set(id, { stream: peer.stream, state: peer.state, seen: peer.seen });
    }
  }

  #send(): void {
    for (const { peer } of this.#peers.values()) {
      peer.sendOnly(this.#sent(this.#peers.size));
    }
    this.#tellWhatIsSent();
  }

  /** Of whom a camera is off the others show the name; a browser alone cannot tell that from a picture that is late. */
  #tellWhatIsSent(): void {
    const own = this.#own;
    const { asked, muted, shows: picture } = this.media;
    const sound = !muted;
    if (asked && own !== null && (own.sound !== sound || own.picture !== picture)) {
      this.#ask((call) => ({ do: 'sends', call, sound, picture }));
    }
  }

  #sent(others: number): Sent {
    return { ...this.media.sent, limit: limitFor(others, this.media.sharesScreen) };
  }

  #end(call: number, why: string): void {
    if (call === this.#leaving) {
      this.#leaving = null;
    } else if (call === this.#joined) {
      this.#trouble = why === 'too-late' ? words.notBack : why === 'elsewhere' ? words.elsewhere : null;
      this.#ended = this.#unanswered === null && this.#trouble === null && this.#call !== null;
      this.#asked ??= this.#call?.subject ?? null;
      this.#finish();
      if (this.#asked !== null) {
        this.#line.ask({ do: 'who', subject: this.#asked });
      }
    }
    if (this.#held?.call === call) {
      this.#held = null;
    }
  }

  #finish(): void {
    for (const { peer } of this.#peers.values()) {
      peer.close();
    }
    this.#peers.clear();
    this.tiles.clear();
    this.media.close();
    this.#joined = null;
    this.#returning = false;
    this.#call = null;
    this.#held = null;
    this.#captions = [];
    this.#shown = null;
    this.#following = true;
  }

  #stopRinging(call: number): void {
    this.#incoming = this.#incoming.filter((ring) => ring.call !== call);
    if (this.#incoming.length === 0) {
      this.#ringer.stop();
    }
  }

  #presence(person: number, reachable: boolean, busy: boolean): void {
    const renew = (one: Someone): Someone => (one.id === person ? { ...one, reachable, busy } : one);
    if (this.#who === null) {
      return;
    }
    const { subject, people, others } = this.#who;
    this.#who = { ...this.#who, people: people.map(renew), others: others.map(renew) };
    if (reachable && ![...people, ...others].some((one) => one.id === person)) {
      this.#line.ask({ do: 'who', subject }); // somebody has come who was not to be reached before
    }
  }

  #clear(): void {
    this.#unanswered = null;
    this.#trouble = null;
    this.#ended = false;
  }
}
