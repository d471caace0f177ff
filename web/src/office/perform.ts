import { ask, warn } from '../city/ask';
import { asList, asNumber, asObject, type LocalText } from '../city/border';
import type { Command, Destination } from '../command/command';
import type { Occurrence } from '../city/topics';
import type { Speech } from '../words/Speech.svelte';
import type { Board } from './Board.svelte';
import { room, SIZES, type Size } from './cameras/room.svelte';

/** Moves of the map that a command may ask for. */
export interface Camera {
  goTo(lon: number, lat: number, zoom: number): void;
  showCity(): void;
  zoomBy(steps: number): void;
  pan(direction: 'north' | 'south' | 'east' | 'west'): void;
  /** Pulls the map along by so many pixels. */
  drag(x: number, y: number): void;
  look(mode: 'flat' | 'tilted' | 'north'): void;
}

/** What time is shown again and moved on, for `play`. */
export interface Player {
  readonly playing: boolean;
  toggle(): void;
}

/** A page that can be opened by name. */
interface NamedPage {
  readonly path: string;
  readonly name: LocalText;
}

/** Pages that can be opened by name; the grammar's `page` names are their keys. */
export const PAGES: Readonly<Record<string, NamedPage>> = {
  policy: { path: '/policy', name: { ko: '공개 원칙', en: 'What is withheld' } },
  sources: { path: '/desk/sources', name: { ko: '연계 시스템', en: 'Sources' } },
  audit: { path: '/desk/audit', name: { ko: '감사 기록', en: 'Audit trail' } },
  account: { path: '/account', name: { ko: '내 계정', en: 'My account' } },
  commands: { path: '/office/commands', name: { ko: '명령 목록', en: 'Commands' } },
  search: { path: '/search', name: { ko: '검색', en: 'Search' } },
  home: { path: '/', name: { ko: '시민 화면', en: 'The public page' } },
  brief: { path: '/office/brief', name: { ko: '일일 보고', en: 'The daily brief' } },
  directives: { path: '/office/directives', name: { ko: '지시', en: 'Directives' } },
  // Boards have no page of their own: they are chosen in the menu of the wall.
  boards: { path: '/office', name: { ko: '상황판', en: 'The board' } },
  indicators: { path: '/indicators', name: { ko: '정책 지표', en: 'Indicators' } },
  pledges: { path: '/pledges', name: { ko: '공약', en: 'Pledges' } },
  opinion: { path: '/opinion', name: { ko: '시민 의견', en: 'Opinion' } },
  incidents: { path: '/office/incidents', name: { ko: '상황', en: 'Situations' } },
  'new-incident': { path: '/office/incidents/new', name: { ko: '상황 입력', en: 'A new situation' } },
  'new-directive': {
    path: '/office/directives/new?subject=topic:general',
    name: { ko: '새 지시', en: 'A new directive' },
  },
  calls: { path: '/office/calls', name: { ko: '통화 기록', en: 'Calls' } },
  'camera-list': { path: '/desk/cameras', name: { ko: '카메라 관리', en: 'Camera registry' } },
  approvals: { path: '/desk/approvals', name: { ko: '승인', en: 'Approvals' } },
  people: { path: '/desk/people', name: { ko: '직원', en: 'People' } },
  inbox: { path: '/notices', name: { ko: '알림', en: 'Notices' } },
};

/** A place is looked at from nearer than a neighbourhood. */
const PLACE_ZOOM = 15;
const NEIGHBOURHOOD_ZOOM = 13.8;

/** CAP 1.2, the worst first. */
const SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'];

/** Does what a command says to this screen. What acts on people is asked for before, and done elsewhere. */
export function perform(
  command: Command,
  board: Board,
  speech: Speech,
  camera: Camera,
  player: Player,
): void {
  switch (command.kind) {
    case 'go':
      goTo(command.to, board, camera);
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
    case 'only':
      board.setLayer(command.layer, 'on');
      for (const { id } of board.allLayers) {
        if (id !== command.layer) {
          board.setLayer(id, 'off');
        }
      }
      break;
    case 'figure':
      board.chooseFigure(command.figure);
      break;
    case 'scene':
      board.chooseScene(command.scene);
      break;
    case 'next':
    case 'previous': {
      const here = board.scenes.findIndex((scene) => scene.id === board.scene.id);
      const step = command.kind === 'next' ? 1 : -1;
      const scene = board.scenes.at((here + step) % board.scenes.length);
      if (scene !== undefined) {
        board.chooseScene(scene.id);
      }
      break;
    }
    case 'cameras': {
      board.openPanel('cameras');
      const [first] = board.cameras(1);
      if (command.count !== null && first !== undefined) {
        room.open(first.id, roomFor(command.count));
      }
      break;
    }
    case 'panel':
      board.openPanel(command.panel);
      break;
    case 'close':
      closeTop(board);
      break;
    case 'compare':
      board.compare(command.districts);
      break;
    case 'filter':
      board.chooseCategory(command.category);
      board.openPanel('incidents');
      break;
    case 'incident': {
      const incident = pick(command.which, board.occurrences('situations') ?? []);
      if (incident !== null) {
        board.chooseIncident(incident.id);
        if (incident.lon !== null && incident.lat !== null) {
          camera.goTo(incident.lon, incident.lat, PLACE_ZOOM);
        }
      }
      break;
    }
    case 'nearest':
      goToNearest(command.layer, command.to, board, camera);
      break;
    case 'back':
      board.showTime(board.now - command.seconds, 'new entry');
      break;
    case 'moment':
      board.showTime(momentOf(command.at, board.profile.zone), 'new entry');
      break;
    case 'live':
      board.showTime(null, 'new entry');
      break;
    case 'play':
      if (!player.playing) {
        player.toggle();
      }
      break;
    case 'stop':
      if (player.playing) {
        player.toggle();
      }
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
    case 'zoom':
      camera.zoomBy(command.direction === 'in' ? 1 : -1);
      break;
    case 'pan':
      camera.pan(command.direction);
      break;
    case 'drag':
      camera.drag(command.x * innerWidth, command.y * innerHeight);
      break;
    case 'select':
      selectAt(command.x * innerWidth, command.y * innerHeight);
      break;
    case 'view':
      camera.look(command.mode);
      break;
    case 'fullscreen':
    case 'present':
      void document.documentElement.requestFullscreen().catch(warn);
      break;
    case 'share':
      void navigator.clipboard.writeText(location.href).catch(warn);
      break;
    case 'print':
      print();
      break;
    case 'page':
      location.assign(pathOf(command.page, command.query));
      break;
    case 'link':
      location.assign(command.path);
      break;
    case 'several':
      command.commands.forEach((part) => perform(part, board, speech, camera, player));
      break;
    case 'rotate':
    case 'who':
    case 'call':
    case 'instruct':
    case 'undo':
    case 'redo':
    case 'again':
    case 'yes':
    case 'no':
      break; // the wall itself does these
  }
}

/** Clicks what is at a point of the window, as a mouse would: a button, a row, or something on the map. */
function selectAt(clientX: number, clientY: number): void {
  const target = document.elementFromPoint(clientX, clientY);
  if (target instanceof HTMLElement) {
    target.focus();
  }
  for (const type of ['mousemove', 'mousedown', 'mouseup', 'click']) {
    target?.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX, clientY }),
    );
  }
}

function goTo(to: Destination, board: Board, camera: Camera): void {
  if (to.kind === 'district') {
    board.chooseDistrict(to.code);
    return;
  }
  if (to.district !== null && to.district !== board.address.district) {
    board.chooseDistrict(to.district);
  }
  // After the district has been framed: a place is looked at from nearer.
  setTimeout(() => camera.goTo(to.lon, to.lat, to.kind === 'place' ? PLACE_ZOOM : NEIGHBOURHOOD_ZOOM), 50);
}

/** The smallest camera room that shows so many. */
function roomFor(count: number): Size {
  return SIZES.find((size) => size >= count) ?? 16;
}

/** The smallest thing that is open. */
function closeTop(board: Board): void {
  if (room.camera !== null) {
    room.close();
  } else if (board.overlay !== null) {
    board.open(null);
  } else if (board.address.compare !== null) {
    board.compare(null);
  } else if (board.incident !== null) {
    board.chooseIncident(null);
  } else if (board.panel !== null) {
    board.openPanel(null);
  }
}

function pick(which: 'newest' | 'worst', all: readonly Occurrence[]): Occurrence | null {
  const open = all.filter((incident) => incident.status !== 'closed' && !incident.drill);
  const rank = ({ severity }: Occurrence): number => SEVERITIES.indexOf(severity);
  return which === 'newest'
    ? (open[0] ?? all[0] ?? null)
    : (open.toSorted((one, other) => rank(one) - rank(other))[0] ?? null);
}

/** Switches the layer on and flies to what of it is nearest to a place, to the chosen district or to the city's middle. */
function goToNearest(layer: string, to: Destination | null, board: Board, camera: Camera): void {
  board.setLayer(layer, 'on');
  const from = to ?? board.district ?? { lon: board.profile.centre[0], lat: board.profile.centre[1] };
  const profile = board.profile.layers.find(({ id }) => id === layer);
  if (profile === undefined || profile.draw !== 'places') {
    camera.goTo(from.lon, from.lat, NEIGHBOURHOOD_ZOOM);
    return;
  }
  const kind = encodeURIComponent(profile.placeKind ?? layer);
  ask(`/api/places/near?lon=${from.lon}&lat=${from.lat}&kind=${kind}&limit=1`, nearestOf)
    .then((place) => camera.goTo(place.lon, place.lat, PLACE_ZOOM))
    .catch(warn);
}

function nearestOf(json: unknown): { readonly lon: number; readonly lat: number } {
  const [first] = asList(asObject(json, 'places')['features'], 'features');
  const geometry = asObject(asObject(first, 'feature')['geometry'], 'geometry');
  const [lon, lat] = asList(geometry['coordinates'], 'coordinates');
  return { lon: asNumber(lon, 'lon'), lat: asNumber(lat, 'lat') };
}

function pathOf(page: string, query: string | null): string {
  const path = PAGES[page]?.path ?? '/';
  if (query === null) {
    return path;
  }
  return `${path}?${page === 'search' ? 'q' : 'day'}=${encodeURIComponent(query)}`;
}

/** Epoch seconds of what clocks in a zone showed: `2026-11-20T14:00`. */
export function momentOf(at: string, zone: string): number {
  const asUtc = Date.parse(`${at.length === 16 ? at : at.slice(0, 16)}Z`) / 1000;
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(asUtc * 1000);
  const offset = Date.parse(`${shown.replace(' ', 'T')}Z`) / 1000 - asUtc;
  return asUtc - offset;
}
