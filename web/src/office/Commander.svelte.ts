import { warn } from '../city/ask';
import type { Viewer } from '../city/topics';
import { reachesPeople, type Command } from '../command/command';
import type { CityMap } from '../map/CityMap';
import type { Speech } from '../words/Speech.svelte';
import type { Board } from './Board.svelte';
import type { Meeting } from './boards/Meeting.svelte';
import { openCall } from './calls/calls';
import { Deeds, type Shown } from './deeds';
import { openInstruct } from './directives/instruct.svelte';
import { perform } from './perform';
import type { Replay } from './Replay.svelte';
import { seenOf } from './seen';

/** How long each scene is shown when they are shown in turn, ms. */
const TURN = 20_000;

/** Pulls that follow each other sooner are one, ms. */
const PULL = 1000;

/** What commands are done with. */
interface Means {
  readonly board: Board;
  readonly speech: Speech;
  readonly viewer: Viewer;
  readonly replay: Replay;
  readonly meeting: Meeting;
  /** Null until it is drawn. */
  readonly map: () => CityMap | null;
}

/** Does what the wall is told, however it was said, asks once more before people are reached, and takes back what was done. */
export class Commander {
  readonly #means: Means;
  readonly #deeds = new Deeds();
  #turning: ReturnType<typeof setInterval> | undefined;
  #pulled = -Infinity;

  /** Whether the command line is open. */
  open = $state(false);
  /** What reaches people and waits for a yes. */
  unsure = $state.raw<Command | null>(null);

  constructor(means: Means) {
    this.#means = means;
  }

  /** Does what a command says; gives back a sentence if it could not. */
  run(command: Command): string | null {
    clearInterval(this.#turning);
    const { speech, viewer, meeting, map } = this.#means;
    const now = { search: location.search, sight: map()?.sight ?? null };
    switch (command.kind) {
      case 'undo':
      case 'redo': {
        const shown = this.#deeds[command.kind](now);
        if (shown === null) {
          return speech.say('commandNothingBack');
        }
        this.#showAgain(shown);
        return null;
      }
      case 'again':
        return this.#deeds.last === null ? speech.say('commandNothingBack') : this.run(this.#deeds.last);
      case 'call':
        openCall(command.subject);
        return null;
      case 'instruct':
        this.#instruct(command.subject, command.text ?? '');
        return null;
      case 'who':
        return this.#answerFor(command.subject);
      case 'yes':
      case 'no':
        return this.#answer(command.kind);
      case 'drag': {
        // One pull of the hand is many commands and one step back.
        const pulling = this.#deeds.last?.kind === 'drag' && performance.now() - this.#pulled < PULL;
        this.#pulled = performance.now();
        if (!pulling) {
          this.#deeds.note(command, now);
        }
        this.#perform(command);
        return null;
      }
      case 'rotate':
        this.#turning = setInterval(() => this.#perform({ kind: 'next' }), TURN);
        return null;
    }
    if (command.kind === 'present' && viewer.name !== null && meeting.role === 'none') {
      void meeting.start().catch(warn);
    }
    this.#deeds.note(command, now);
    this.#perform(command);
    return null;
  }

  /** Does what a hand or a voice asks for; what reaches people is asked for once more. */
  request(command: Command): string | null {
    if (!reachesPeople(command)) {
      return this.run(command);
    }
    this.unsure = command;
    this.open = true;
    return null;
  }

  /** Shows what an address says, in the language it says. */
  follow(search: string): void {
    const { board } = this.#means;
    board.follow(search);
    this.#speakAsAddressed();
  }

  close(): void {
    clearInterval(this.#turning);
  }

  /** A yes or a no to what the wall asked. */
  #answer(said: 'yes' | 'no'): string | null {
    const command = this.unsure;
    if (command === null) {
      return this.#means.speech.say('commandNothingAsked');
    }
    this.unsure = null;
    this.open = false;
    return said === 'yes' ? this.run(command) : null;
  }

  /** An office that is told something while a situation is chosen is told it about that situation. */
  #instruct(subject: string, text: string): void {
    const { board } = this.#means;
    const [kind, office = ''] = subject.split(/:(.*)/s);
    if (kind === 'office' && board.incident !== null) {
      const about = `incident:${board.incident.id}`;
      openInstruct(about, seenOf(about, this.#means), text, office);
    } else {
      openInstruct(subject, seenOf(subject, this.#means), text);
    }
  }

  #perform(command: Command): void {
    const { board, speech, replay, map } = this.#means;
    perform(
      command,
      board,
      speech,
      {
        goTo: (lon, lat, zoom) => map()?.flyTo(lon, lat, zoom),
        showCity: () => map()?.fitCity(),
        zoomBy: (steps) => map()?.zoomBy(steps),
        pan: (direction) => map()?.pan(direction),
        drag: (x, y) => map()?.drag(x, y),
        look: (mode) => map()?.look(mode),
      },
      replay,
    );
  }

  #showAgain({ search, sight }: Shown): void {
    this.#means.board.restore(search);
    this.#speakAsAddressed();
    if (sight !== null) {
      setTimeout(() => this.#means.map()?.lookAgain(sight), 50); // after the district has been framed
    }
  }

  #speakAsAddressed(): void {
    const { board, speech } = this.#means;
    if (board.address.language !== null) {
      speech.choose(board.address.language);
    }
  }

  /** The office that answers for a figure, a layer's source or an office itself. */
  #answerFor(subject: string): string {
    const { board, speech } = this.#means;
    const [kind, key = ''] = subject.split(':');
    const office =
      kind === 'figure'
        ? (board.cityFigure(key)?.office?.name ?? null)
        : kind === 'office'
          ? board.office(key)
          : (board.districts.areas.get(key) ?? null);
    return office === null ? speech.say('commandNotHere') : speech.pick(office);
  }
}
