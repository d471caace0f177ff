import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress, type Address } from './address';

const nothing: Address = {
  district: null,
  scene: null,
  layers: null,
  figure: null,
  at: null,
  compare: null,
  panel: null,
  incident: null,
  category: null,
  board: null,
  follow: null,
  language: null,
};

describe('the address of the wall', () => {
  it('is empty for the whole city now', () => {
    expect(writeAddress(nothing)).toBe('');
    expect(readAddress('')).toEqual(nothing);
  });

  it('names district, layers, figure, moment and language', () => {
    const address: Address = {
      ...nothing,
      district: '11680',
      layers: ['air', 'traffic'],
      figure: 'pm25',
      at: Date.UTC(2026, 10, 21, 9) / 1000,
      panel: 'press',
      incident: 42,
      language: 'ko',
    };
    const written =
      '?district=11680&layers=air,traffic&figure=pm25&at=2026-11-21T09:00:00Z&panel=press&incident=42&lang=ko';
    expect(writeAddress(address)).toBe(written);
    expect(readAddress(written)).toEqual(address);
  });

  it('keeps that no layer is on apart from nothing being said', () => {
    expect(readAddress('?layers=').layers).toEqual([]);
    expect(writeAddress({ ...nothing, layers: [] })).toBe('?layers=');
  });

  it('leaves out what cannot be read', () => {
    expect(readAddress('?district=<script>&at=tomorrow&lang=fr&compare=11680')).toEqual(nothing);
  });
});
