import type { SeenNow } from './directives/instruct.svelte';
import { clockOf } from './situation/situation';
import { SEVERITY_WORDS, type Wall } from './wall';

/** What this wall shows of a subject now, for an order about it that was not begun where it is shown. */
export function seenOf(subject: string, { board, speech }: Pick<Wall, 'board' | 'speech'>): SeenNow {
  const [kind = '', key = ''] = subject.split(/:(.*)/s);
  switch (kind) {
    case 'figure': {
      const figure = board.figures.find(({ id }) => id === key) ?? board.cityFigure(key);
      if (figure !== null) {
        const text =
          figure.value === null
            ? speech.say('noData')
            : `${speech.number(figure.value, figure.decimals)} ${speech.pick(figure.unit)}`;
        const name = speech.pick(figure.name);
        return { title: name, rows: [{ name, text }], topics: [board.figuresTopic] };
      }
      break;
    }
    case 'incident': {
      const item = board.city.occurrences('situations')?.content.find(({ id }) => String(id) === key);
      if (item !== undefined) {
        return {
          title: `${item.drill ? `[${speech.say('drill')}] ` : ''}${speech.pick(item.title)}`,
          rows: [
            { name: speech.say('severity'), text: speech.say(SEVERITY_WORDS[item.severity]) },
            { name: speech.say('clockWord'), text: clockOf(board.now - item.time) },
          ],
          topics: ['situations', `situation:${key}`],
        };
      }
      break;
    }
    case 'district': {
      const area = board.districts.areas.get(key);
      if (area !== undefined) {
        return { title: speech.pick(area), rows: [], topics: [`figures:${key}`] };
      }
      break;
    }
    case 'office': {
      const name = board.office(key);
      if (name !== null) {
        return { title: speech.pick(name), rows: standing({ board, speech }), topics: [] };
      }
    }
  }
  return { title: key === '' ? subject : key, rows: [], topics: [] };
}

/** What the wall is about: the chosen situation or district. */
function standing({ board, speech }: Pick<Wall, 'board' | 'speech'>): SeenNow['rows'] {
  const about = board.incident?.title ?? board.district;
  return about === null ? [] : [{ name: speech.say('board'), text: speech.pick(about) }];
}
