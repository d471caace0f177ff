import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Severity } from '../city/topics';
import { COLOURS } from './style';

/** Colour of an incident's mark. Its shape says the same, see `SHAPE_OF`. */
export const SEVERITY_COLOUR: Readonly<Record<Severity, string>> = {
  Extreme: COLOURS.alarm,
  Severe: COLOURS.alarm,
  Moderate: COLOURS.warn,
  Minor: COLOURS.accent,
  Unknown: COLOURS.muted,
};

export type Shape = 'star' | 'triangle' | 'diamond' | 'circle' | 'ring';

export const SHAPE_OF: Readonly<Record<Severity, Shape>> = {
  Extreme: 'star',
  Severe: 'triangle',
  Moderate: 'diamond',
  Minor: 'circle',
  Unknown: 'ring',
};

/** Side of a mark's picture in device pixels; drawn at half that many CSS pixels. */
const SIDE = 64;

function draw(paint: (pen: OffscreenCanvasRenderingContext2D) => void): ImageData {
  const pen = new OffscreenCanvas(SIDE, SIDE).getContext('2d');
  if (pen === null) {
    throw new Error('This browser draws no marks: OffscreenCanvas has no 2d context');
  }
  paint(pen);
  return pen.getImageData(0, 0, SIDE, SIDE);
}

function polygon(
  pen: OffscreenCanvasRenderingContext2D,
  points: readonly (readonly [number, number])[],
): void {
  pen.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.closePath();
}

function trace(pen: OffscreenCanvasRenderingContext2D, shape: Shape): void {
  switch (shape) {
    case 'star':
    case 'triangle':
      polygon(pen, [
        [32, 8],
        [58, 54],
        [6, 54],
      ]);
      break;
    case 'diamond':
      polygon(pen, [
        [32, 6],
        [58, 32],
        [32, 58],
        [6, 32],
      ]);
      break;
    case 'circle':
    case 'ring':
      pen.beginPath();
      pen.arc(32, 32, 21, 0, 2 * Math.PI);
      break;
  }
}

function incidentMark(severity: Severity): ImageData {
  return draw((pen) => {
    const shape = SHAPE_OF[severity];
    trace(pen, shape);
    pen.lineJoin = 'round';
    pen.lineWidth = 9;
    pen.strokeStyle = COLOURS.ground;
    pen.stroke();
    if (shape === 'ring') {
      pen.lineWidth = 6;
      pen.strokeStyle = SEVERITY_COLOUR[severity];
      pen.stroke();
      return;
    }
    pen.fillStyle = SEVERITY_COLOUR[severity];
    pen.fill();
    pen.lineWidth = 2;
    pen.strokeStyle = '#ffffffcc';
    pen.stroke();
    if (shape === 'star' || shape === 'triangle') {
      pen.fillStyle = COLOURS.ground;
      pen.fillRect(29.5, 24, 5, 15);
      pen.fillRect(29.5, 43, 5, 5);
    }
  });
}

function cameraMark(): ImageData {
  return draw((pen) => {
    pen.fillStyle = COLOURS.ground;
    pen.strokeStyle = '#cfe6ff';
    pen.lineWidth = 4;
    pen.lineJoin = 'round';
    pen.beginPath();
    pen.roundRect(8, 18, 34, 28, 6);
    pen.moveTo(42, 29);
    pen.lineTo(56, 20);
    pen.lineTo(56, 44);
    pen.lineTo(42, 35);
    pen.fill();
    pen.stroke();
    pen.fillStyle = COLOURS.accent;
    pen.beginPath();
    pen.arc(24, 32, 6, 0, 2 * Math.PI);
    pen.fill();
  });
}

/** A drill: a dashed, hatched hexagon, like no mark of anything real. */
function drillMark(): ImageData {
  return draw((pen) => {
    polygon(pen, [
      [18, 6],
      [46, 6],
      [60, 32],
      [46, 58],
      [18, 58],
      [4, 32],
    ]);
    pen.fillStyle = COLOURS.ground;
    pen.fill();
    pen.save();
    pen.clip();
    pen.strokeStyle = '#ffffff';
    pen.lineWidth = 5;
    for (let x = -64; x < 64; x += 16) {
      pen.beginPath();
      pen.moveTo(x, 64);
      pen.lineTo(x + 64, 0);
      pen.stroke();
    }
    pen.restore();
    pen.setLineDash([9, 5]);
    pen.lineWidth = 5;
    pen.strokeStyle = '#ffffff';
    pen.stroke();
  });
}

/** What answers an incident, by shape: units are squares, places of help are round with their sign. */
export const RESPONSE_MARKS = ['unit', 'unit-there', 'hospital', 'fire-station', 'police-station'] as const;
export type ResponseMark = (typeof RESPONSE_MARKS)[number];

function responseMark(mark: ResponseMark): ImageData {
  return draw((pen) => {
    const unit = mark === 'unit' || mark === 'unit-there';
    pen.beginPath();
    if (unit) {
      pen.roundRect(10, 18, 44, 28, 6);
    } else {
      pen.arc(32, 32, 22, 0, 2 * Math.PI);
    }
    pen.fillStyle = mark === 'unit-there' ? COLOURS.accent : COLOURS.ground;
    pen.fill();
    pen.lineWidth = 5;
    pen.strokeStyle = unit ? COLOURS.accent : '#ffffff';
    pen.stroke();
    const ink = mark === 'unit-there' ? COLOURS.ground : unit ? COLOURS.accent : '#ffffff';
    pen.fillStyle = ink;
    pen.strokeStyle = ink;
    switch (mark) {
      case 'hospital':
        pen.fillRect(28, 20, 8, 24);
        pen.fillRect(20, 28, 24, 8);
        break;
      case 'fire-station':
        polygon(pen, [
          [32, 16],
          [44, 36],
          [38, 46],
          [26, 46],
          [20, 36],
        ]);
        pen.fill();
        break;
      case 'police-station':
        polygon(pen, [
          [20, 20],
          [44, 20],
          [44, 34],
          [32, 48],
          [20, 34],
        ]);
        pen.fill();
        break;
      default:
        pen.beginPath();
        pen.arc(22, 46, 5, 0, 2 * Math.PI);
        pen.arc(44, 46, 5, 0, 2 * Math.PI);
        pen.fill();
        pen.fillRect(18, 26, 28, 5);
    }
  });
}

/** A picture of nothing, so many CSS pixels wide: it keeps names away from what is drawn as a circle. */
export const ROOM = 'room';
export const ROOM_SIZE = 20;

/** Gives the map the pictures `incident-<severity>`, `camera` and `room`. */
export function addMarks(map: MapLibreMap): void {
  for (const severity of Object.keys(SHAPE_OF) as Severity[]) {
    map.addImage(`incident-${severity}`, incidentMark(severity), { pixelRatio: 2 });
  }
  map.addImage('incident-drill', drillMark(), { pixelRatio: 2 });
  for (const mark of RESPONSE_MARKS) {
    map.addImage(mark, responseMark(mark), { pixelRatio: 2 });
  }
  map.addImage('camera', cameraMark(), { pixelRatio: 2 });
  map.addImage(ROOM, new ImageData(ROOM_SIZE, ROOM_SIZE));
}
