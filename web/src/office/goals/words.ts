import type { LocalText } from '../../city/border';

/** The words of the panels of indicators and pledges. */
export const words = {
  indicators: { ko: '정책 지표', en: 'Policy indicators' },
  pledges: { ko: '공약', en: 'Pledges' },
  'far-behind': { ko: '크게 뒤처짐', en: 'Far behind' },
  behind: { ko: '뒤처짐', en: 'Behind' },
  'on-course': { ko: '순항', en: 'On course' },
  met: { ko: '달성', en: 'Met' },
  done: { ko: '이행 완료', en: 'Done' },
  unjudged: { ko: '판단 없음', en: 'Not judged' },
  'not-begun': { ko: '시작 전', en: 'Not begun' },
  behindOf: (late: number, all: number): LocalText => ({
    ko: `${all}개 가운데 ${late}개 뒤처짐`,
    en: `${late} of ${all} behind`,
  }),
  daysLate: (days: number): LocalText => ({
    ko: `${days}일 늦음`,
    en: days === 1 ? '1 day late' : `${days} days late`,
  }),
} as const;
