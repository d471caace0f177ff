import type { LocalText } from '../../city/border';

/** The words of the panel of citizen opinion. */
export const words = {
  opinion: { ko: '시민 의견', en: 'Opinion' },
  rising: { ko: '급부상', en: 'Rising' },
  new: { ko: '새로 나옴', en: 'New' },
  more: { ko: '늘어남', en: 'More' },
  less: { ko: '잦아듦', en: 'Less' },
  lasting: { ko: '꾸준함', en: 'Lasting' },
  favourable: { ko: '호의적', en: 'Favourable' },
  critical: { ko: '비판적', en: 'Critical' },
  divided: { ko: '갈림', en: 'Divided' },
  unknown: { ko: '어조 모름', en: 'Tone unclear' },
  none: { ko: '아직 두드러진 화제가 없습니다', en: 'No topic stands out yet' },
  all: { ko: '모두 보기', en: 'See all' },
  counted: (today: number, yesterday: number): LocalText => ({
    ko: `오늘 ${today} · 어제 ${yesterday}`,
    en: `${today} today · ${yesterday} yesterday`,
  }),
} as const;
