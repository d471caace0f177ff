import type { LocalText } from '../city/border';
import type { Language } from '../words/words';

/** Somewhere one can go: a district, a neighbourhood or a catalogued place. */
export interface Destination {
  readonly kind: 'district' | 'neighbourhood' | 'place';
  /** Unique among its kind; the official code of districts and neighbourhoods. */
  readonly code: string;
  readonly name: LocalText;
  /** District it lies in; null for districts and where unknown. */
  readonly district: string | null;
  readonly lon: number;
  readonly lat: number;
}

/** Everything that can be asked of the wall, whether typed, spoken, tapped or gestured. */
export type Command =
  | { readonly kind: 'go'; readonly to: Destination }
  | { readonly kind: 'city' }
  | { readonly kind: 'show'; readonly layer: string }
  | { readonly kind: 'hide'; readonly layer: string }
  /** Leaves one layer, hides the others. */
  | { readonly kind: 'only'; readonly layer: string }
  | { readonly kind: 'figure'; readonly figure: string }
  | { readonly kind: 'scene'; readonly scene: string }
  | { readonly kind: 'next' }
  | { readonly kind: 'previous' }
  /** Shows the scenes in turn, until something else is asked for. */
  | { readonly kind: 'rotate' }
  | { readonly kind: 'panel'; readonly panel: string }
  /** So many cameras at once; null for their panel. */
  | { readonly kind: 'cameras'; readonly count: number | null }
  | { readonly kind: 'close' }
  | { readonly kind: 'compare'; readonly districts: readonly [one: string, other: string] }
  /** Shows incidents of one kind only; null for all. */
  | { readonly kind: 'filter'; readonly category: string | null }
  | { readonly kind: 'incident'; readonly which: 'newest' | 'worst' }
  | { readonly kind: 'nearest'; readonly layer: string; readonly to: Destination | null }
  | { readonly kind: 'back'; readonly seconds: number }
  /** A past moment as clocks in the city showed it: `2026-11-20T14:00`. */
  | { readonly kind: 'moment'; readonly at: string }
  | { readonly kind: 'live' }
  | { readonly kind: 'play' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'list' }
  | { readonly kind: 'help' }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'zoom'; readonly direction: 'in' | 'out' }
  | { readonly kind: 'pan'; readonly direction: 'north' | 'south' | 'east' | 'west' }
  /** Pulls the map along, in shares of the screen's width and height. */
  | { readonly kind: 'drag'; readonly x: number; readonly y: number }
  /** What is at a spot of the screen, in shares of its width and height, as if it were clicked. */
  | { readonly kind: 'select'; readonly x: number; readonly y: number }
  | { readonly kind: 'view'; readonly mode: 'flat' | 'tilted' | 'north' }
  | { readonly kind: 'fullscreen' }
  | { readonly kind: 'present' }
  | { readonly kind: 'share' }
  | { readonly kind: 'print' }
  /** Another page; `query` is what is looked for there, or the day of a brief. */
  | { readonly kind: 'page'; readonly page: string; readonly query: string | null }
  /** A page of this city hall by its path. */
  | { readonly kind: 'link'; readonly path: string; readonly name: LocalText }
  | { readonly kind: 'who'; readonly subject: string }
  | { readonly kind: 'call'; readonly subject: string }
  | { readonly kind: 'instruct'; readonly subject: string; readonly text: string | null }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'again' }
  /** Answers to a question that the wall asked. */
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'several'; readonly commands: readonly Command[] };

/** Whether a command reaches people: such a one is asked for once more, however it was made. */
export function reachesPeople(command: Command): boolean {
  return command.kind === 'several'
    ? command.commands.some(reachesPeople)
    : command.kind === 'call' || command.kind === 'instruct';
}

/** A layer, figure, scene or panel by its id, with the names it goes by. */
export interface Term {
  readonly id: string;
  readonly name: LocalText;
}

/** What can be named on this wall. */
export interface Vocabulary {
  readonly destinations: readonly Destination[];
  readonly layers: readonly Term[];
  readonly figures: readonly Term[];
  readonly scenes: readonly Term[];
  readonly panels: readonly Term[];
}
