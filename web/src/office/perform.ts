import type { Command } from '../command/command';
import type { Speech } from '../words/Speech.svelte';
import type { Board } from './Board.svelte';

/** Moves of the map that a command may ask for. */
export interface Camera {
  goTo(lon: number, lat: number, zoom: number): void;
  showCity(): void;
}

/** What time is shown again and moved on, for `play`. */
export interface Player {
  play(): void;
}

/** Does what a command says. Nothing here acts on people, so nothing asks for confirmation. */
export function perform(
  command: Command,
  board: Board,
  speech: Speech,
  camera: Camera,
  player: Player,
): void {
  switch (command.kind) {
    case 'go':
      if (command.to.kind === 'district') {
        board.chooseDistrict(command.to.code);
      } else {
        if (command.to.district !== null && command.to.district !== board.address.district) {
          board.chooseDistrict(command.to.district);
        }
        // After the district has been framed: a place is looked at from nearer.
        setTimeout(
          () => camera.goTo(command.to.lon, command.to.lat, command.to.kind === 'place' ? 15 : 13.8),
          50,
        );
      }
      break;
    case 'city':
      board.chooseDistrict(null);
      camera.showCity();
      break;
    case 'show':
      board.setLayer(command.layer, 'on');
      break;
    case 'hide':
      board.setLayer(command.layer, 'off');
      break;
    case 'figure':
      board.chooseFigure(command.figure);
      break;
    case 'scene':
      board.chooseScene(command.scene);
      break;
    case 'panel':
      board.openPanel(command.panel);
      break;
    case 'compare':
      board.compare(command.districts);
      break;
    case 'back':
      board.showTime(board.now - command.seconds, 'new entry');
      break;
    case 'at':
      board.showTime(lastTimeOfDay(command.clock, board), 'new entry');
      break;
    case 'live':
      board.showTime(null, 'new entry');
      break;
    case 'play':
      player.play();
      break;
    case 'list':
      board.open('list');
      break;
    case 'help':
      board.open('help');
      break;
    case 'language':
      speech.choose(command.language);
      board.setLanguage(command.language);
      break;
    case 'several':
      command.commands.forEach((part) => perform(part, board, speech, camera, player));
      break;
  }
}

/** The newest moment before now at which clocks in the city showed this time. */
export function lastTimeOfDay(
  clock: { readonly hour: number; readonly minute: number },
  board: Board,
): number {
  const now = Math.floor(board.clock);
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: board.profile.zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now * 1000);
  const [hour = 0, minute = 0] = shown.split(':').map(Number);
  const minutesBack = (hour * 60 + minute - (clock.hour * 60 + clock.minute) + 1440) % 1440;
  return now - (now % 60) - minutesBack * 60;
}
