import type { Command, Problem, Term } from '../command/command';
import type { Wall } from './wall';

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
    case 'at': {
      const two = (n: number): string => String(n).padStart(2, '0');
      return speech.say('commandAt', { when: `${two(command.clock.hour)}:${two(command.clock.minute)}` });
    }
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

/** Why a text was not understood, as a sentence. */
export function explain(problem: Problem, { speech }: Wall): string {
  const { text } = problem;
  switch (problem.kind) {
    case 'empty':
      return speech.say('problemEmpty');
    case 'unknown':
      return speech.say('problemUnknown', { text });
    case 'no-place':
      return speech.say('problemNoPlace', { text });
    case 'no-layer':
      return speech.say('problemNoLayer', { text });
    case 'compare-two':
      return speech.say('problemCompareTwo');
    case 'time':
      return speech.say('problemTime', { text });
  }
}
