/** The header that keeps forged requests out, as the page carries it. */
function token(): Record<string, string> {
  const [header, value] = ['csrf-header', 'csrf-token'].map((name) =>
    document.querySelector(`meta[name="${name}"]`)?.getAttribute('content'),
  );
  return header && value ? { [header]: value } : {};
}

/** What came back of something sent. */
export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  /** Null where the answer has no JSON. */
  readonly json: unknown;
}

/** Sends JSON to this city's server. Rejects only where the server cannot be reached. */
export async function send(method: 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...token() },
    body: body === undefined ? null : JSON.stringify(body),
    // A screen that is closed still says goodbye.
    keepalive: true,
  });
  const json: unknown = await response.json().catch(() => null);
  return { status: response.status, ok: response.ok, json };
}
