import {
  asList,
  asLocalText,
  asNumber,
  asObject,
  asText,
  asTextOrNull,
  type LocalText,
} from '../../city/border';
import { SEVERITIES, type Severity } from '../../city/topics';
import { mergeById } from '../../live/LiveCity.svelte';
import type { Topic } from '../../live/Topic';

/** An alert that is not over. Times are epoch seconds. */
export interface Alert {
  readonly id: number;
  readonly key: string;
  readonly title: LocalText;
  readonly text: LocalText;
  readonly severity: Severity;
  readonly time: number;
  readonly district: string | null;
  /** Who acknowledged it; null for nobody. */
  readonly seen: LocalText | null;
}

/** The open alerts, those that nobody saw first. */
export const alerts: Topic<readonly Alert[]> = {
  name: 'alerts',
  read(before, body) {
    const changed = asList(body['items'], 'alerts.items').map(parseAlert);
    const open = new Set(asList(body['open'], 'alerts.open').map((id) => asNumber(id, 'alerts.open')));
    return mergeById(before ?? [], changed, ({ id }) => id)
      .filter(({ id }) => open.has(id))
      .toSorted(
        (one, other) => Number(one.seen !== null) - Number(other.seen !== null) || other.time - one.time,
      );
  },
};

function parseAlert(json: unknown): Alert {
  const alert = asObject(json, 'alert');
  const id = asNumber(alert['id'], 'alert.id');
  const where = `alert ${id}`;
  const seen = alert['seen'] == null ? null : asObject(alert['seen'], `${where}.seen`);
  return {
    id,
    key: asText(alert['key'], `${where}.key`),
    title: asLocalText(alert['title'], `${where}.title`),
    text: asLocalText(alert['text'], `${where}.text`),
    severity: SEVERITIES.find((severity) => severity === alert['severity']) ?? 'Unknown',
    time: asNumber(alert['time'], `${where}.time`),
    district: asTextOrNull(alert['district'], `${where}.district`),
    seen: seen === null ? null : asLocalText(seen['who'], `${where}.seen.who`),
  };
}
