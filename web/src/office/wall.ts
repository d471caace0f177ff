import { createContext } from 'svelte';
import type { Command, Vocabulary } from '../command/command';
import type { Severity, Viewer } from '../city/topics';
import type { Speech } from '../words/Speech.svelte';
import type { WordKey } from '../words/words';
import type { Board } from './Board.svelte';

/** Who the wall is for: officials, or everybody with a lighter frame. */
export type Mode = 'office' | 'public';

/** What every panel of the wall may use. */
export interface Wall {
  readonly board: Board;
  readonly speech: Speech;
  readonly viewer: Viewer;
  readonly mode: Mode;
  /** True where the viewer asks for less motion. */
  readonly still: boolean;
  /** Everything that can be named; grows as places arrive. */
  readonly vocabulary: () => Vocabulary;
  /** Does what a command says; gives back a sentence if it could not. */
  run(command: Command): string | null;
  /** Does what a hand or a voice asks for; what reaches people is asked for once more. Gives back a sentence if it could not. */
  request(command: Command): string | null;
  /** Tries the lost line at once. */
  retryNow(): void;
}

export const [useWall, provideWall] = createContext<Wall>();

/** The words beside a state's shape. */
export const STATE_WORDS = {
  ok: 'stateOk',
  watch: 'stateWatch',
  alarm: 'stateAlarm',
  none: 'stateNone',
} as const;

/** Older than this many seconds, a live panel is late. */
export const LATE_AFTER = 120;

/** How severe a situation is, in words. */
export const SEVERITY_WORDS: Readonly<Record<Severity, WordKey>> = {
  Extreme: 'severityExtreme',
  Severe: 'severitySevere',
  Moderate: 'severityModerate',
  Minor: 'severityMinor',
  Unknown: 'severityUnknown',
};
