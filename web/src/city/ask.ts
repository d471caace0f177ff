/** Why every question of a page is given up: the page is left. Renewed when the browser shows the page again. */
let leaving = new AbortController();
addEventListener('pagehide', () => leaving.abort());
addEventListener('pageshow', (event) => {
  if (event.persisted) {
    leaving = new AbortController();
  }
});

/**
 * Asks this city's server for JSON. Rejects where it refuses, where the answer does not have the agreed shape, and where the
 * question is given up: by `signal`, or because the page is left.
 */
export async function ask<T>(url: string, parse: (json: unknown) => T, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, {
    headers: { Accept: 'application/json, application/geo+json' },
    signal: signal === undefined ? leaving.signal : AbortSignal.any([leaving.signal, signal]),
  });
  if (!response.ok) {
    throw new Refused(url, response.status);
  }
  return parse(await response.json());
}

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  readonly status: number;

  constructor(url: string, status: number) {
    super(`${url} answered ${status}`);
    this.status = status;
  }
}

/** Writes a failed question to the console, except one that nobody waits for any more. */
export function warn(problem: unknown, what = ''): void {
  if (!isGivenUp(problem)) {
    console.warn(...(what === '' ? [] : [what]), problem);
  }
}

/** True if a question failed only because it was given up. */
export function isGivenUp(problem: unknown): boolean {
  return leaving.signal.aborted || (problem instanceof DOMException && problem.name === 'AbortError');
}
