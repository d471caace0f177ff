import type { LocalText } from '../../city/border';

/** What hand control says. */
export const texts = {
  name: { ko: '손짓', en: 'Hand control' },
  consentTitle: { ko: '손짓으로 쓰기', en: 'Control by hand' },
  consent: {
    ko: '카메라로 손 모양을 읽습니다. 영상은 이 브라우저를 떠나지 않고, 저장되지도 않습니다.',
    en: 'The camera reads the shape of your hand. The picture stays in this browser and is not kept.',
  },
  size: {
    ko: '처음 한 번 약 12 MB를 이 서버에서 받습니다.',
    en: 'The first time, about 12 MB are loaded from this server.',
  },
  start: { ko: '카메라 켜기', en: 'Switch the camera on' },
  stop: { ko: '손짓 끄기', en: 'Stop hand control' },
  cancel: { ko: '그만두기', en: 'Cancel' },
  loading: { ko: '손 인식을 준비하고 있습니다…', en: 'Getting ready to see hands…' },
  nobody: { ko: '손을 보여 주세요', en: 'Show a hand' },
  open: { ko: '펼친 손: 멈춤', en: 'Open hand: nothing happens' },
  unknown: { ko: '알 수 없는 모양', en: 'No gesture' },
  hold: { ko: '그대로 계세요', en: 'hold still' },
  all: { ko: '손짓 17가지', en: 'All 17 gestures' },
  held: { ko: '잠시 그대로', en: 'hold' },
  moved: { ko: '움직이기', en: 'move' },
  listNote: {
    ko: '펼친 손은 아무것도 하지 않습니다. 고리가 다 차기 전에 손을 펴거나 치우면 취소됩니다. 사람에게 전화하거나 지시하기 전에는 꼭 묻습니다.',
    en: 'An open hand does nothing. Opening it or taking it away before the ring is full cancels. Calls and instructions are asked for once more.',
  },
  denied: {
    ko: '카메라를 쓸 수 없게 되어 있습니다. 브라우저 설정에서 이 사이트의 카메라를 허용해 주세요.',
    en: 'The camera is blocked. Allow it for this site in the settings of the browser.',
  },
  noCamera: { ko: '이 기기에는 카메라가 없습니다.', en: 'This device has no camera.' },
  busyCamera: {
    ko: '다른 프로그램이 카메라를 쓰고 있습니다. 그 프로그램을 닫고 다시 시도해 주세요.',
    en: 'Another program uses the camera. Close it and try again.',
  },
  insecure: {
    ko: '카메라는 https 주소에서만 쓸 수 있습니다.',
    en: 'A camera can only be used at an https address.',
  },
  cannot: {
    ko: '이 브라우저에서는 손 인식을 쓸 수 없습니다(WebGL 2와 WebAssembly가 필요합니다).',
    en: 'This browser cannot see hands: it needs WebGL 2 and WebAssembly.',
  },
  ended: { ko: '카메라가 꺼졌습니다.', en: 'The camera was switched off.' },
} as const satisfies Record<string, LocalText>;
