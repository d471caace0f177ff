import { send } from '../../city/send';
import { edited, parseBoard, parseLayout, type BoardLayout, type BoardScene, type Edit } from './layout';

/** How the last saving went. */
export type Outcome = 'none' | 'saving' | 'saved' | 'failed' | 'forbidden' | 'conflict';

/** So many acts can be taken back. */
const REMEMBERED = 100;

/** A board as it is stored and as its owner is changing it. Nothing that was changed is lost until its owner says so. */
export class BoardEditor {
  #stored = $state.raw<BoardLayout | null>(null);
  #scenes = $state.raw<readonly BoardScene[] | null>(null);
  #before = $state.raw<readonly (readonly BoardScene[])[]>([]);
  #open = $state(false);
  #outcome = $state<Outcome>('none');
  #newer = $state.raw<BoardLayout | null>(null);

  constructor(stored: BoardLayout | null) {
    this.#stored = stored;
    this.#scenes = stored?.scenes ?? null;
  }

  get stored(): BoardLayout | null {
    return this.#stored;
  }

  /** What the wall shows: as stored, or as it is being changed; null for the scenes of the pack. */
  get scenes(): readonly BoardScene[] | null {
    return this.#scenes;
  }

  get open(): boolean {
    return this.#open;
  }

  get outcome(): Outcome {
    return this.#outcome;
  }

  get changed(): boolean {
    return this.#scenes !== (this.#stored?.scenes ?? null);
  }

  get undoable(): boolean {
    return this.#before.length > 0;
  }

  begin(): void {
    this.#open = this.#stored?.mayEdit === true;
    this.#outcome = 'none';
  }

  /** Closes the editor; what was not saved is given up. */
  finish(): void {
    this.#open = false;
    this.#outcome = 'none';
    this.#newer = null;
    this.#before = [];
    this.#scenes = this.#stored?.scenes ?? null;
  }

  /** Does an act on a scene. `as` is the scene with every panel in its place, which the standard leaves open. */
  edit(as: BoardScene, edit: Edit): void {
    const panels = edited(as.panels, edit);
    if (panels !== as.panels) {
      this.#replace(as.id, { ...as, rest: false, panels });
    }
  }

  /** Changes the name or the time of a scene. */
  change(id: string, to: Partial<Pick<BoardScene, 'name' | 'seconds'>>): void {
    const scene = this.#scenes?.find((one) => one.id === id);
    if (scene !== undefined) {
      this.#replace(id, { ...scene, ...to });
    }
  }

  /** Puts a copy behind a scene and gives its id. */
  copy(scene: BoardScene): string {
    const scenes = this.#scenes ?? [];
    const ids = new Set(scenes.map(({ id }) => id));
    let number = 2;
    while (ids.has(`${scene.id}-${number}`)) {
      number++;
    }
    const id = `${scene.id}-${number}`;
    const name = { ko: `${scene.name.ko} ${number}`, en: `${scene.name.en} ${number}` };
    const at = scenes.findIndex((one) => one.id === scene.id) + 1;
    this.#become(scenes.toSpliced(at, 0, { ...scene, id, name }));
    return id;
  }

  /** Removes a scene, unless it is the last one. */
  drop(id: string): void {
    const left = this.#scenes?.filter((scene) => scene.id !== id) ?? [];
    if (left.length > 0) {
      this.#become(left);
    }
  }

  undo(): void {
    const last = this.#before.at(-1);
    if (last !== undefined) {
      this.#before = this.#before.slice(0, -1);
      this.#scenes = last;
      this.#outcome = 'none';
    }
  }

  async save(): Promise<void> {
    const scenes = this.#scenes;
    await this.#send((stored) => send('PUT', url(stored), { version: stored.version, scenes }));
  }

  /** Goes back to the city's standard. */
  async reset(): Promise<void> {
    await this.#send((stored) => send('DELETE', `${url(stored)}?version=${stored.version}`));
  }

  /** After a conflict: what another screen saved becomes the base, and what stands here is saved over it. */
  async keepMine(): Promise<void> {
    this.#stored = this.#newer ?? this.#stored;
    await this.save();
  }

  /** After a conflict: shows what another screen saved; undo brings back what stood here. */
  takeTheirs(): void {
    if (this.#newer !== null) {
      this.#stored = this.#newer;
      this.#become(this.#newer.scenes);
      this.#newer = null;
    }
  }

  async #send(act: (stored: BoardLayout) => ReturnType<typeof send>): Promise<void> {
    const stored = this.#stored;
    if (stored === null || this.#outcome === 'saving') {
      return;
    }
    this.#outcome = 'saving';
    try {
      const { status, ok, json } = await act(stored);
      if (ok) {
        this.#take(parseBoard(json));
      } else if (status === 409) {
        this.#newer = parseLayout((json as { stored: unknown }).stored);
        this.#outcome = 'conflict';
      } else {
        this.#outcome = status === 403 ? 'forbidden' : 'failed';
      }
    } catch (problem) {
      console.warn(problem);
      this.#outcome = 'failed';
    }
  }

  #take(board: BoardLayout | null): void {
    this.#stored = board;
    this.#scenes = board?.scenes ?? null;
    this.#before = [];
    this.#newer = null;
    this.#outcome = 'saved';
  }

  #replace(id: string, scene: BoardScene): void {
    this.#become((this.#scenes ?? []).map((one) => (one.id === id ? scene : one)));
  }

  #become(scenes: readonly BoardScene[]): void {
    this.#before = [...this.#before, this.#scenes ?? []].slice(-REMEMBERED);
    this.#scenes = scenes;
    this.#outcome = 'none';
  }
}

function url(stored: BoardLayout): string {
  return `/api/boards/${stored.key}`;
}
