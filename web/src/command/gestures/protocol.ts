import type { Point } from './hand';

/** Where the parts of the landmark model lie on our own server. */
export interface ModelFiles {
  /** The script that starts the WebAssembly program. */
  readonly loader: string;
  readonly program: string;
  /** The networks, a `.task`. */
  readonly model: string;
}

/** What the page asks of the worker that looks for hands. */
export type ToWorker =
  | { readonly kind: 'load'; readonly files: ModelFiles }
  /** Pictures in a video follow each other; a single one is looked at by itself. */
  | { readonly kind: 'look'; readonly picture: ImageBitmap; readonly at: number; readonly single: boolean };

/** What it answers. */
export type FromWorker =
  | { readonly kind: 'ready' }
  /** The model cannot run in this browser. */
  | { readonly kind: 'failed'; readonly why: string }
  | {
      readonly kind: 'seen';
      readonly at: number;
      /** Landmarks in shares of the picture's width and height; null if there is no hand. */
      readonly points: readonly Point[] | null;
      readonly sure: number;
      readonly width: number;
      readonly height: number;
      /** What looking cost, ms. */
      readonly cost: number;
    };
