import type { JsonObject } from '../city/border';

/** A topic whose shape only the panel that shows it knows. Declared once, beside that panel. */
export interface Topic<T> {
  /** As `GET /live?topics=` takes it. */
  readonly name: string;
  /**
   * Reads a snapshot (`before` is null) or a delta on what was there before. Throws a `TypeError` for any other shape.
   */
  read(before: T | null, body: JsonObject): T;
}
