import type { LocalText } from '../../city/border';
import type { Command } from '../command';
import type { Shape } from './shapes';

/** Where a hand points at: shares of the screen's width and height, 0 to 1 from the upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What a gesture may speak of. */
export interface Situation {
  /** Where the hand points at, or how far it has dragged. */
  readonly spot: Spot;
  /** What calls and orders are about now: `kind:key`. */
  readonly subject: string;
}

/** One of the seventeen gestures. */
export interface Gesture {
  readonly id: GestureId;
  readonly name: LocalText;
  /** A shape that is held until its ring is full, or a movement of the hand in a shape. */
  readonly how: 'held' | 'moved';
  readonly shape: Shape;
  /** What it does, in a few words. */
  readonly does: LocalText;
  readonly command: (situation: Situation) => Command;
}

export type GestureId =
  | 'point'
  | 'victory'
  | 'three'
  | 'four'
  | 'rock'
  | 'call'
  | 'corner'
  | 'thumb-up'
  | 'thumb-down'
  | 'ok'
  | 'fist'
  | 'swipe-left'
  | 'swipe-right'
  | 'swipe-down'
  | 'circle-right'
  | 'circle-left'
  | 'drag';

/** The seventeen gestures, each with the command that typing, speaking and tapping make too. */
export const GESTURES: readonly Gesture[] = [
  {
    id: 'point',
    name: { ko: '집게손가락', en: 'Index finger' },
    how: 'held',
    shape: 'point',
    does: { ko: '가리킨 것을 고릅니다', en: 'Chooses what it points at' },
    command: ({ spot }) => ({ kind: 'select', x: spot.x, y: spot.y }),
  },
  {
    id: 'victory',
    name: { ko: '두 손가락', en: 'Two fingers' },
    how: 'held',
    shape: 'victory',
    does: { ko: '카메라를 봅니다', en: 'Shows the cameras' },
    command: () => ({ kind: 'cameras', count: null }),
  },
  {
    id: 'three',
    name: { ko: '세 손가락', en: 'Three fingers' },
    how: 'held',
    shape: 'three',
    does: { ko: '가장 심각한 사건을 엽니다', en: 'Opens the worst incident' },
    command: () => ({ kind: 'incident', which: 'worst' }),
  },
  {
    id: 'four',
    name: { ko: '네 손가락', en: 'Four fingers' },
    how: 'held',
    shape: 'four',
    does: { ko: '시 전체로 돌아갑니다', en: 'Returns to the whole city' },
    command: () => ({ kind: 'city' }),
  },
  {
    id: 'rock',
    name: { ko: '집게와 새끼손가락', en: 'Index and little finger' },
    how: 'held',
    shape: 'rock',
    does: { ko: '도움말을 엽니다', en: 'Opens the help' },
    command: () => ({ kind: 'help' }),
  },
  {
    id: 'call',
    name: { ko: '전화 모양', en: 'Thumb and little finger' },
    how: 'held',
    shape: 'call',
    does: { ko: '담당자에게 전화합니다(묻고 나서)', en: 'Calls who is in charge, after asking' },
    command: ({ subject }) => ({ kind: 'call', subject }),
  },
  {
    id: 'corner',
    name: { ko: 'ㄴ자 손', en: 'Thumb and index finger' },
    how: 'held',
    shape: 'corner',
    does: { ko: '담당 부서에 지시합니다(묻고 나서)', en: 'Instructs who is in charge, after asking' },
    command: ({ subject }) => ({ kind: 'instruct', subject, text: null }),
  },
  {
    id: 'thumb-up',
    name: { ko: '엄지 위로', en: 'Thumb up' },
    how: 'held',
    shape: 'thumb-up',
    does: { ko: '예', en: 'Yes' },
    command: () => ({ kind: 'yes' }),
  },
  {
    id: 'thumb-down',
    name: { ko: '엄지 아래로', en: 'Thumb down' },
    how: 'held',
    shape: 'thumb-down',
    does: { ko: '아니요', en: 'No' },
    command: () => ({ kind: 'no' }),
  },
  {
    id: 'ok',
    name: { ko: '동그라미', en: 'Ring' },
    how: 'held',
    shape: 'ok',
    does: { ko: '실시간으로 돌아옵니다', en: 'Returns to now' },
    command: () => ({ kind: 'live' }),
  },
  {
    id: 'fist',
    name: { ko: '주먹', en: 'Fist' },
    how: 'held',
    shape: 'fist',
    does: { ko: '열린 것을 닫습니다', en: 'Closes what is open' },
    command: () => ({ kind: 'close' }),
  },
  {
    id: 'swipe-left',
    name: { ko: '펼친 손을 왼쪽으로', en: 'Open hand to the left' },
    how: 'moved',
    shape: 'palm',
    does: { ko: '다음 장면', en: 'Next scene' },
    command: () => ({ kind: 'next' }),
  },
  {
    id: 'swipe-right',
    name: { ko: '펼친 손을 오른쪽으로', en: 'Open hand to the right' },
    how: 'moved',
    shape: 'palm',
    does: { ko: '이전 장면', en: 'Previous scene' },
    command: () => ({ kind: 'previous' }),
  },
  {
    id: 'swipe-down',
    name: { ko: '펼친 손을 아래로', en: 'Open hand down' },
    how: 'moved',
    shape: 'palm',
    does: { ko: '되돌립니다', en: 'Takes the last step back' },
    command: () => ({ kind: 'undo' }),
  },
  {
    id: 'circle-right',
    name: { ko: '집게손가락으로 오른쪽 원', en: 'Index finger circles clockwise' },
    how: 'moved',
    shape: 'point',
    does: { ko: '지도를 확대합니다', en: 'Zooms in' },
    command: () => ({ kind: 'zoom', direction: 'in' }),
  },
  {
    id: 'circle-left',
    name: { ko: '집게손가락으로 왼쪽 원', en: 'Index finger circles the other way' },
    how: 'moved',
    shape: 'point',
    does: { ko: '지도를 축소합니다', en: 'Zooms out' },
    command: () => ({ kind: 'zoom', direction: 'out' }),
  },
  {
    id: 'drag',
    name: { ko: '엄지와 집게로 집어 끌기', en: 'Pinch and pull' },
    how: 'moved',
    shape: 'pinch',
    does: { ko: '지도를 끕니다', en: 'Pulls the map along' },
    command: ({ spot }) => ({ kind: 'drag', x: spot.x, y: spot.y }),
  },
];

/** The gesture that is a shape held; undefined for shapes that only move. */
export function heldAs(shape: Shape): Gesture | undefined {
  return GESTURES.find((gesture) => gesture.how === 'held' && gesture.shape === shape);
}

/** A gesture by its id. Throws a `RangeError` for any other. */
export function gestureOf(id: GestureId): Gesture {
  const found = GESTURES.find((gesture) => gesture.id === id);
  if (found === undefined) {
    throw new RangeError(`There is no gesture '${id}'`);
  }
  return found;
}
