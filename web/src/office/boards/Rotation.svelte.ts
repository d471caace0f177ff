import type { Board } from '../Board.svelte';

/** How long a scene stays that says nothing about it. */
const USUAL_SECONDS = 30;
/** After a touch the scene stays so long: somebody is looking at it. */
const REST_SECONDS = 60;

/** Shows one scene after the other, and rests while somebody uses the wall. */
export class Rotation {
  readonly #board: Board;
  #on = $state(false);
  #restsUntil = $state(0);
  #left = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(board: Board) {
    this.#board = board;
  }

  get on(): boolean {
    return this.#on;
  }

  get resting(): boolean {
    return this.#on && this.#restsUntil > this.#board.clock;
  }

  toggle(): void {
    clearInterval(this.#timer);
    this.#on = !this.#on;
    this.#restsUntil = 0;
    if (this.#on) {
      this.#left = this.#board.scene.seconds ?? USUAL_SECONDS;
      this.#timer = setInterval(() => this.#second(), 1000);
    }
  }

  /** Somebody touched the wall. */
  touched(): void {
    if (this.#on) {
      this.#restsUntil = this.#board.clock + REST_SECONDS;
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #second(): void {
    const { scenes, scene } = this.#board;
    if (this.resting || this.#board.editor.open) {
      this.#left = scene.seconds ?? USUAL_SECONDS;
      return;
    }
    this.#left -= 1;
    if (this.#left <= 0) {
      const next = scenes[(scenes.indexOf(scene) + 1) % scenes.length] ?? scenes[0];
      this.#left = next.seconds ?? USUAL_SECONDS;
      this.#board.chooseScene(next.id, 'same entry');
    }
  }
}
