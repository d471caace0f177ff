import type { Board } from './Board.svelte';

/** One step of the replay: so much city time for each second. */
const STEP_SECONDS = 300;

/** Where a replay begins if none was chosen: three hours ago. */
const BEGIN_SECONDS = 3 * 3600;

/** Lets the past run: each second the board shows five minutes more, until it reaches now. Made while a component starts. */
export class Replay {
  readonly #board: Board;
  #playing = $state(false);

  constructor(board: Board) {
    this.#board = board;
    $effect(() => {
      if (!board.past) {
        this.#playing = false;
      }
    });
    $effect(() => {
      if (!this.#playing) {
        return;
      }
      const timer = setInterval(() => {
        if (board.pastState === 'shown') {
          board.showTime(board.now + STEP_SECONDS, 'same entry');
        }
      }, 1000);
      return () => clearInterval(timer);
    });
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** Plays what is paused, pauses what plays. */
  toggle(): void {
    if (!this.#board.past) {
      this.#board.showTime(this.#board.clock - BEGIN_SECONDS, 'new entry');
    }
    this.#playing = !this.#playing;
  }
}
