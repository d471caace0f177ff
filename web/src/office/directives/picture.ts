import type { SeenNow } from './instruct.svelte';

/** Most bytes of a picture that the server takes; mirrors `Seen.java`. */
const MOST_BYTES = 1024 * 1024;
const WIDTH = 960;
const HEIGHT = 540;
const PLATE = { width: 330, line: 24, margin: 18 } as const;

/** Draws what was seen into one picture: the map, and on it the values with the moment they stood at. */
export function drawSeen(map: CanvasImageSource | null, seen: SeenNow, moment: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const draw = canvas.getContext('2d');
  if (draw === null) {
    return canvas;
  }
  draw.fillStyle = '#070b14';
  draw.fillRect(0, 0, WIDTH, HEIGHT);
  if (map !== null) {
    draw.drawImage(map, 0, 0, WIDTH, HEIGHT);
  }
  const rows = seen.rows.slice(0, 10);
  const height = PLATE.margin * 2 + PLATE.line * (rows.length + 2) + 6;
  draw.fillStyle = 'rgb(7 11 20 / 0.86)';
  draw.fillRect(0, 0, PLATE.width, height);
  const write = (text: string, y: number, font: string, colour: string, right = false): void => {
    draw.font = `${font} "Pretendard Variable", Pretendard, "Noto Sans KR", sans-serif`;
    draw.fillStyle = colour;
    draw.textAlign = right ? 'right' : 'left';
    draw.fillText(text, right ? PLATE.width - PLATE.margin : PLATE.margin, y, PLATE.width - 2 * PLATE.margin);
  };
  write(seen.title, PLATE.margin + 18, '700 18px', '#e8eef8');
  rows.forEach((row, index) => {
    const y = PLATE.margin + 26 + PLATE.line * (index + 1);
    write(row.name, y, '500 15px', '#9fb0c9');
    write(row.text, y, '700 15px', '#e8eef8', true);
  });
  write(moment, height - PLATE.margin + 4, '500 13px', '#9fb0c9');
  return canvas;
}

/** The picture as base64 PNG, smaller until it fits; null if it cannot be made. */
export async function encode(canvas: HTMLCanvasElement): Promise<string | null> {
  for (let scale = 1; scale > 0.2; scale *= 0.7) {
    const blob = await png(scale === 1 ? canvas : shrunk(canvas, scale));
    if (blob !== null && blob.size <= MOST_BYTES) {
      return base64(new Uint8Array(await blob.arrayBuffer()));
    }
  }
  return null;
}

function png(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function shrunk(canvas: HTMLCanvasElement, scale: number): HTMLCanvasElement {
  const small = document.createElement('canvas');
  small.width = Math.round(canvas.width * scale);
  small.height = Math.round(canvas.height * scale);
  small.getContext('2d')?.drawImage(canvas, 0, 0, small.width, small.height);
  return small;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  }
  return btoa(text);
}
