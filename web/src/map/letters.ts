/** A family of the map's fonts; loaded before the first label is drawn, as glyphs are drawn only once. */
const FACE = 'Pretendard Variable';

/** Asks the page for the font files that hold these letters. */
export async function loadLetters(text: string): Promise<void> {
  const letters = [...new Set(text)].join('');
  await Promise.allSettled(
    ['600', '700'].map((weight) => document.fonts.load(`${weight} 24px "${FACE}"`, letters)),
  );
}
