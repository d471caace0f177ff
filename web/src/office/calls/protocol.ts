import {
  asFlag,
  asList,
  asLocalText,
  asLocalTextOrEmpty,
  asNumber,
  asObject,
  asOneOf,
  asText,
  asTextOrNull,
  asTexts,
  type JsonObject,
  type LocalText,
} from '../../city/border';

/** The line's messages, docs/api/calls.md. */

/** Somebody who can be called. */
export interface Someone {
  readonly id: number;
  readonly name: LocalText;
  readonly role: LocalText;
  /** Office or area they work for; empty for none. */
  readonly about: LocalText;
  readonly reachable: boolean;
  readonly busy: boolean;
}

/** Somebody's seat in a call. */
export interface Seated {
  readonly who: Someone;
  readonly state: 'in' | 'ringing' | 'away';
  /** Counts their windows: another one needs a new connection. */
  readonly leg: number;
  /** Whether their microphone is on. */
  readonly sound: boolean;
  /** Whether their camera or screen is on. */
  readonly picture: boolean;
  readonly screen: boolean;
  readonly board: boolean;
}

export interface CallPicture {
  readonly call: number;
  readonly subject: string;
  readonly title: LocalText;
  readonly people: readonly Seated[];
}

export interface Who {
  readonly subject: string;
  readonly title: LocalText;
  readonly people: readonly Someone[];
  readonly others: readonly Someone[];
  readonly mayCall: boolean;
}

export interface Ringing {
  readonly call: number;
  readonly subject: string;
  readonly title: LocalText;
  readonly from: Someone;
}

/** What one browser tells another. */
export type SignalBody =
  { readonly description: RTCSessionDescriptionInit } | { readonly candidate: RTCIceCandidateInit | null };

/** What the server says. */
export type Said =
  | {
      readonly say: 'welcome';
      readonly you: Someone;
      readonly iceServers: RTCIceServer[];
      readonly returnSeconds: number;
    }
  | ({ readonly say: 'who' } & Who)
  | ({ readonly say: 'ringing' } & Ringing)
  | { readonly say: 'stopped'; readonly call: number; readonly why: string }
  | ({ readonly say: 'call' } & CallPicture)
  | {
      readonly say: 'unanswered';
      readonly call: number;
      readonly subject: string;
      readonly who: Someone;
      readonly why: string;
    }
  | { readonly say: 'ended'; readonly call: number; readonly why: string }
  | { readonly say: 'signal'; readonly call: number; readonly from: number; readonly body: SignalBody }
  | { readonly say: 'board'; readonly call: number; readonly from: number; readonly address: string }
  | { readonly say: 'presence'; readonly person: number; readonly reachable: boolean; readonly busy: boolean }
  | { readonly say: 'trouble'; readonly about: string; readonly code: string; readonly text: LocalText };

/** What a line asks for. */
export type Asked =
  | { readonly do: 'here' }
  | { readonly do: 'who'; readonly subject: string }
  | { readonly do: 'ring'; readonly subject: string; readonly person: number }
  | { readonly do: 'invite' | 'cancel'; readonly call: number; readonly person: number }
  | { readonly do: 'accept' | 'decline' | 'leave'; readonly call: number }
  | { readonly do: 'resume'; readonly call: number; readonly leg: number | null }
  | { readonly do: 'signal'; readonly call: number; readonly to: number; readonly body: SignalBody }
  | { readonly do: 'sends'; readonly call: number; readonly sound: boolean; readonly picture: boolean }
  | { readonly do: 'screen'; readonly call: number; readonly on: boolean }
  | { readonly do: 'board'; readonly call: number; readonly address: string | null };

function parseSomeone(json: unknown, where: string): Someone {
  const one = asObject(json, where);
  return {
    id: asNumber(one['id'], `${where}.id`),
    name: asLocalText(one['name'], `${where}.name`),
    role: asLocalText(one['role'], `${where}.role`),
    about: asLocalTextOrEmpty(one['about'], `${where}.about`),
    reachable: asFlag(one['reachable'], `${where}.reachable`),
    busy: asFlag(one['busy'], `${where}.busy`),
  };
}

function parsePeople(json: unknown, where: string): readonly Someone[] {
  return asList(json, where).map((one, index) => parseSomeone(one, `${where}[${index}]`));
}

function parseSeated(json: unknown, where: string): Seated {
  const seat = asObject(json, where);
  return {
    who: parseSomeone(seat['who'], `${where}.who`),
    state: asOneOf(seat['state'], ['in', 'ringing', 'away'], `${where}.state`),
    leg: asNumber(seat['leg'], `${where}.leg`),
    sound: asFlag(seat['sound'], `${where}.sound`),
    picture: asFlag(seat['picture'], `${where}.picture`),
    screen: asFlag(seat['screen'], `${where}.screen`),
    board: asFlag(seat['board'], `${where}.board`),
  };
}

function parseIceServer(json: unknown): RTCIceServer {
  const server = asObject(json, 'iceServer');
  const [username, credential] = ['username', 'credential'].map((name) =>
    asTextOrNull(server[name], `iceServer.${name}`),
  );
  return {
    urls: [...asTexts(server['urls'], 'iceServer.urls')],
    ...(username == null ? {} : { username }),
    ...(credential == null ? {} : { credential }),
  };
}

function parseBody(json: unknown): SignalBody {
  const body = asObject(json, 'signal.body');
  return 'description' in body
    ? {
        description: asObject(
          body['description'],
          'signal.description',
        ) as unknown as RTCSessionDescriptionInit,
      }
    : { candidate: body['candidate'] === null ? null : asObject(body['candidate'], 'signal.candidate') };
}

function about(said: JsonObject): { call: number; subject: string; title: LocalText } {
  return {
    call: asNumber(said['call'], 'call'),
    subject: asText(said['subject'], 'subject'),
    title: asLocalText(said['title'], 'title'),
  };
}

/** Reads what the server said; null for a word this page does not know yet. */
export function parseSaid(json: unknown): Said | null {
  const said = asObject(json, 'line');
  const say = asText(said['say'], 'say');
  const call = (): number => asNumber(said['call'], 'call');
  switch (say) {
    case 'welcome':
      return {
        say,
        you: parseSomeone(said['you'], 'you'),
        iceServers: asList(said['iceServers'], 'iceServers').map(parseIceServer),
        returnSeconds: asNumber(said['returnSeconds'], 'returnSeconds'),
      };
    case 'who':
      return {
        say,
        subject: asText(said['subject'], 'subject'),
        title: asLocalText(said['title'], 'title'),
        people: parsePeople(said['people'], 'people'),
        others: parsePeople(said['others'], 'others'),
        mayCall: asFlag(said['mayCall'], 'mayCall'),
      };
    case 'ringing':
      return { say, ...about(said), from: parseSomeone(said['from'], 'from') };
    case 'call':
      return {
        say,
        ...about(said),
        people: asList(said['people'], 'people').map((one, index) => parseSeated(one, `people[${index}]`)),
      };
    case 'stopped':
    case 'ended':
      return { say, call: call(), why: asText(said['why'], 'why') };
    case 'unanswered':
      return {
        say,
        call: call(),
        subject: asText(said['subject'], 'subject'),
        who: parseSomeone(said['who'], 'who'),
        why: asText(said['why'], 'why'),
      };
    case 'signal':
      return { say, call: call(), from: asNumber(said['from'], 'from'), body: parseBody(said['body']) };
    case 'board':
      return {
        say,
        call: call(),
        from: asNumber(said['from'], 'from'),
        address: asText(said['address'], 'address'),
      };
    case 'presence':
      return {
        say,
        person: asNumber(said['person'], 'person'),
        reachable: asFlag(said['reachable'], 'reachable'),
        busy: asFlag(said['busy'], 'busy'),
      };
    case 'trouble':
      return {
        say,
        about: asText(said['about'], 'about'),
        code: asText(said['code'], 'code'),
        text: asLocalText(said['text'], 'text'),
      };
    default:
      return null;
  }
}
