import type { LocalText } from '../../city/border';
import type { Speech } from '../../words/Speech.svelte';
import { fill } from '../../words/words';

/** Texts of calls. They come with the calls' own code, after the first picture of the wall. */
export const words = {
  call: { ko: '전화', en: 'Call' },
  calls: { ko: '통화', en: 'Calls' },
  about: { ko: '‘{title}’에 대한 통화', en: 'Call about “{title}”' },
  looking: { ko: '담당자를 찾는 중…', en: 'Looking up who is in charge…' },
  inCharge: { ko: '담당자', en: 'In charge' },
  colleagues: { ko: '함께 일하는 사람', en: 'Who works with them' },
  others: { ko: '지금 연결할 수 있는 사람', en: 'Others who can be reached now' },
  nobody: { ko: '이 일을 맡은 다른 사람이 없습니다.', en: 'Nobody else is in charge of this.' },
  mayNot: { ko: '이 일로 전화할 권한이 없습니다.', en: 'You may not call about this.' },
  reachable: { ko: '연결 가능', en: 'can be reached' },
  notReachable: { ko: '자리에 없음', en: 'not at a screen' },
  busy: { ko: '통화 중', en: 'in a call' },
  callPerson: { ko: '{name}에게 전화', en: 'Call {name}' },
  instruct: { ko: '지시하기', en: 'Instruct' },
  instructInstead: { ko: '대신 지시로 남기기', en: 'Instruct instead' },
  record: { ko: '통화 기록', en: 'Record of calls' },
  ringing: { ko: '{name}에게 거는 중…', en: 'Ringing {name}…' },
  waiting: { ko: '받기를 기다리는 중', en: 'waiting for an answer' },
  stopWaiting: { ko: '그만 기다리기', en: 'Stop waiting' },
  incoming: { ko: '{name}의 전화', en: '{name} is calling' },
  incomingAbout: { ko: '‘{title}’ 때문입니다', en: 'about “{title}”' },
  accept: { ko: '받기', en: 'Accept' },
  acceptSilent: { ko: '카메라 없이 받기', en: 'Accept without camera' },
  decline: { ko: '거절', en: 'Decline' },
  keys: { ko: 'Alt+Enter 받기 · Alt+Delete 거절', en: 'Alt+Enter accepts · Alt+Delete declines' },
  missed: {
    ko: '{name}님이 받지 않았습니다. 부재중 알림을 남겼습니다.',
    en: '{name} did not answer. They get a notice.',
  },
  declined: { ko: '{name}님이 지금 받을 수 없다고 합니다.', en: '{name} cannot talk now.' },
  wasBusy: {
    ko: '{name}님은 다른 통화 중입니다. 알림을 남겼습니다.',
    en: '{name} is in another call. They get a notice.',
  },
  again: { ko: '다시 걸기', en: 'Call again' },
  hangUp: { ko: '끊기', en: 'Hang up' },
  mute: { ko: '마이크 끄기', en: 'Mute' },
  unmute: { ko: '마이크 켜기', en: 'Unmute' },
  micOff: { ko: '마이크 꺼짐', en: 'muted' },
  cameraOff: { ko: '카메라 끄기', en: 'Camera off' },
  cameraOn: { ko: '카메라 켜기', en: 'Camera on' },
  shareScreen: { ko: '화면 함께 보기', en: 'Share screen' },
  stopScreen: { ko: '화면 그만 보이기', en: 'Stop screen' },
  shareBoard: { ko: '현황판 함께 보기', en: 'Share board' },
  stopBoard: { ko: '현황판 그만 보이기', en: 'Stop board' },
  following: { ko: '{name}님의 현황판을 보고 있습니다.', en: 'You see the board of {name}.' },
  notFollowing: { ko: '{name}님이 현황판을 함께 봅니다.', en: '{name} shares the board.' },
  unfollow: { ko: '따로 보기', en: 'Look on my own' },
  follow: { ko: '따라 보기', en: 'Follow' },
  invite: { ko: '사람 더 부르기', en: 'Ask somebody in' },
  full: { ko: '여섯 명이 모두 찼습니다.', en: 'All six seats are taken.' },
  you: { ko: '나', en: 'You' },
  screenOf: { ko: '{name}의 화면', en: 'Screen of {name}' },
  connecting: { ko: '연결하는 중…', en: 'Connecting…' },
  reconnecting: { ko: '다시 연결하는 중…', en: 'Reconnecting…' },
  unconnected: {
    ko: '연결되지 않습니다. 두 곳 사이의 망이 막혀 있을 수 있습니다.',
    en: 'No connection. The network between you may be blocked.',
  },
  away: { ko: '연결이 끊겨 기다리는 중', en: 'line broken, waiting' },
  lineLost: {
    ko: '시청과의 연결이 끊겼습니다. 통화는 이어지고, 다시 연결하는 중입니다.',
    en: 'The line to city hall broke. The call goes on; reconnecting.',
  },
  lineClosed: {
    ko: '시청과 연결되지 않아 전화할 수 없습니다. 다시 연결하는 중입니다.',
    en: 'No line to city hall, so no calls. Reconnecting.',
  },
  notBack: {
    ko: '연결이 제때 돌아오지 않아 통화에서 나왔습니다.',
    en: 'The connection did not come back in time, so you left the call.',
  },
  elsewhere: {
    ko: '다른 창에서 통화를 이어 가고 있습니다.',
    en: 'You are in this call in another window.',
  },
  tooLate: { ko: '이미 끝난 전화입니다.', en: 'This call is over already.' },
  noDevices: {
    ko: '카메라와 마이크가 없습니다. 듣고 볼 수는 있습니다.',
    en: 'No camera or microphone here. You can listen and watch.',
  },
  noCamera: { ko: '카메라가 없어 목소리만 보냅니다.', en: 'No camera here: only your voice is sent.' },
  refused: {
    ko: '브라우저가 카메라와 마이크를 허락하지 않았습니다. 주소창의 자물쇠에서 허락하면 보낼 수 있습니다. 지금은 듣고 볼 수만 있습니다.',
    en: 'The browser did not allow camera and microphone. Allow them at the lock in the address bar. For now you can listen and watch.',
  },
  inUse: {
    ko: '다른 프로그램이 카메라나 마이크를 쓰고 있습니다.',
    en: 'Another program uses the camera or the microphone.',
  },
  tryAgain: { ko: '다시 시도', en: 'Try again' },
  screenRefused: {
    ko: '화면을 고르지 않았거나 허락되지 않았습니다.',
    en: 'No screen was chosen or allowed.',
  },
  back: { ko: '끊긴 통화로 돌아가기', en: 'Return to the call' },
  close: { ko: '닫기', en: 'Close' },
  larger: { ko: '크게', en: 'Larger' },
  smaller: { ko: '작게', en: 'Smaller' },
  capJoined: { ko: '{name}님이 들어왔습니다', en: '{name} joined' },
  capLeft: { ko: '{name}님이 나갔습니다', en: '{name} left' },
  capAway: { ko: '{name}님의 연결이 끊겼습니다', en: '{name} lost the line' },
  capBack: { ko: '{name}님이 돌아왔습니다', en: '{name} is back' },
  capScreen: { ko: '{name}님이 화면을 보여 줍니다', en: '{name} shares a screen' },
  capBoard: { ko: '{name}님이 현황판을 함께 봅니다', en: '{name} shares the board' },
  capBreaking: { ko: '{name}님과 다시 연결하는 중입니다', en: 'Reconnecting to {name}' },
  capMended: { ko: '{name}님과 다시 연결되었습니다', en: 'Connected to {name} again' },
  capBlocked: { ko: '{name}님과 연결되지 않습니다', en: 'No connection to {name}' },
  ended: { ko: '통화가 끝났습니다', en: 'The call is over' },
} as const satisfies Record<string, LocalText>;

export type CallWord = keyof typeof words;

/** A text of calls in the page's language, with its values filled in. */
export function say(speech: Speech, key: CallWord, values: Readonly<Record<string, string>> = {}): string {
  return fill(speech.pick(words[key]), values);
}

/** Where an order about a subject is written. */
export function instructAddress(subject: string): string {
  return `/office/directives/new?subject=${encodeURIComponent(subject)}`;
}
