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

/** Everything that can be asked of the wall, whether typed, tapped or, later, spoken or gestured. */
export type Command =
  | { readonly kind: 'go'; readonly to: Destination }
  | { readonly kind: 'city' }
  | { readonly kind: 'show'; readonly layer: string }
  | { readonly kind: 'hide'; readonly layer: string }
  | { readonly kind: 'figure'; readonly figure: string }
  | { readonly kind: 'scene'; readonly scene: string }
  | { readonly kind: 'panel'; readonly panel: string }
  | { readonly kind: 'compare'; readonly districts: readonly [one: string, other: string] }
  | { readonly kind: 'back'; readonly seconds: number }
  | { readonly kind: 'at'; readonly clock: { readonly hour: number; readonly minute: number } }
  | { readonly kind: 'live' }
  | { readonly kind: 'play' }
  | { readonly kind: 'list' }
  | { readonly kind: 'help' }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'several'; readonly commands: readonly Command[] };

/** Why a text is not a command; `text` is the part that was not understood. */
export interface Problem {
  readonly kind: 'empty' | 'unknown' | 'no-place' | 'no-layer' | 'compare-two' | 'time';
  readonly text: string;
}

export type Parsed =
  { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly problem: Problem };

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
