import type { Command, Term } from '../command/command';
import type { Speech } from '../words/Speech.svelte';
import type { Board } from './Board.svelte';
import { momentOf, PAGES } from './perform';
import type { Wall } from './wall';

const SHORT = {
  next: 'commandNext',
  previous: 'commandPrevious',
  rotate: 'commandRotate',
  close: 'commandClose',
  stop: 'commandStop',
  pan: 'commandPan',
  drag: 'commandPan',
  select: 'commandSelect',
  view: 'commandView',
  fullscreen: 'commandFull',
  present: 'commandFull',
  share: 'commandShare',
  print: 'commandPrint',
  undo: 'commandUndo',
  redo: 'commandRedo',
  again: 'commandAgain',
  yes: 'commandYes',
  no: 'commandNo',
} as const;

/** An office, a layer, a figure or a district by its name; the subject itself if the wall does not know it. */
function nameOfSubject(subject: string, board: Board, speech: Speech): string {
  const [kind, key = ''] = subject.split(':');
  const name =
    kind === 'office'
      ? board.office(key)
      : kind === 'district'
        ? (board.districts.areas.get(key) ?? null)
        : kind === 'layer'
          ? (board.allLayers.find((layer) => layer.id === key)?.name ?? null)
          : (board.cityFigure(key)?.name ?? null);
  return name === null ? key : speech.pick(name);
}

function pageName(page: string, speech: Speech): string {
  const known = PAGES[page];
  return known === undefined ? page : speech.pick(known.name);
}

/** A command as a short sentence, for suggestions and for saying what was done. */
export function describe(command: Command, { speech, board, vocabulary }: Wall): string {
  const nameOf = (terms: readonly Term[], id: string): string => {
    const term = terms.find((candidate) => candidate.id === id);
    return term === undefined ? id : speech.pick(term.name);
  };
  const areaOf = (code: string): string => {
    const area = board.districts.areas.get(code);
    return area === undefined ? code : speech.pick(area);
  };
  switch (command.kind) {
    case 'go':
      return speech.say('commandGo', { place: speech.pick(command.to.name) });
    case 'city':
      return speech.say('commandCity');
    case 'show':
      return speech.say('commandShow', { layer: nameOf(vocabulary().layers, command.layer) });
    case 'hide':
      return speech.say('commandHide', { layer: nameOf(vocabulary().layers, command.layer) });
    case 'figure':
      return speech.say('commandFigure', { figure: nameOf(vocabulary().figures, command.figure) });
    case 'scene':
      return speech.say('commandScene', { scene: nameOf(vocabulary().scenes, command.scene) });
    case 'panel':
      return speech.say('commandPanel', { panel: nameOf(vocabulary().panels, command.panel) });
    case 'compare':
      return speech.say('commandCompare', {
        a: areaOf(command.districts[0]),
        b: areaOf(command.districts[1]),
      });
    case 'back':
      return speech.say('commandAt', { when: speech.moment(board.now - command.seconds) });
    case 'moment':
      return speech.say('commandAt', { when: speech.moment(momentOf(command.at, board.profile.zone)) });
    case 'only':
      return speech.say('commandOnly', { layer: nameOf(vocabulary().layers, command.layer) });
    case 'filter':
      return command.category === null
        ? speech.say('commandNoFilter')
        : speech.say('commandFilter', { category: command.category });
    case 'incident':
      return speech.say(command.which === 'worst' ? 'commandWorst' : 'commandNewest');
    case 'nearest':
      return speech.say('commandNearest', { layer: nameOf(vocabulary().layers, command.layer) });
    case 'zoom':
      return speech.say(command.direction === 'in' ? 'commandZoomIn' : 'commandZoomOut');
    case 'page':
      return speech.say('commandPage', { page: command.query ?? pageName(command.page, speech) });
    case 'cameras':
      return speech.say('commandPanel', { panel: nameOf(vocabulary().panels, 'cameras') });
    case 'link':
      return speech.pick(command.name);
    case 'who':
      return speech.say('commandWho', { subject: nameOfSubject(command.subject, board, speech) });
    case 'call':
      return speech.say('commandCall', { subject: nameOfSubject(command.subject, board, speech) });
    case 'instruct':
      return speech.say('commandInstruct', {
        subject: nameOfSubject(command.subject, board, speech),
        text: command.text ?? '',
      });
    case 'next':
    case 'previous':
    case 'rotate':
    case 'close':
    case 'stop':
    case 'pan':
    case 'drag':
    case 'select':
    case 'view':
    case 'fullscreen':
    case 'present':
    case 'share':
    case 'print':
    case 'undo':
    case 'redo':
    case 'again':
    case 'yes':
    case 'no':
      return speech.say(SHORT[command.kind]);
    case 'live':
      return speech.say('commandLive');
    case 'play':
      return speech.say('commandPlay');
    case 'list':
      return speech.say('commandList');
    case 'help':
      return speech.say('commandHelp');
    case 'language':
      return command.language === 'ko' ? '한국어로' : 'In English';
    case 'several':
      return command.commands
        .map((part) => describe(part, { speech, board, vocabulary } as Wall))
        .join(' + ');
  }
}
