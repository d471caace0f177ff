import { describe, expect, it } from 'vitest';
import { EventStream } from './EventStream';

describe('the event stream', () => {
  it('reads an event that arrives in one piece', () => {
    expect(new EventStream().push('id: 7.a:1\nevent: delta\ndata: {"x":1}\n\n')).toEqual([
      { id: '7.a:1', event: 'delta', data: '{"x":1}' },
    ]);
  });

  it('reads the same events however the network cuts the text', () => {
    const text =
      'id: 1\r\nevent: snapshot\r\ndata: 마당\r\ndata: 둘\r\n\r\n: heartbeat\r\n\r\ndata: 3\r\n\r\n';
    const whole = new EventStream().push(text);
    expect(whole).toHaveLength(2);
    for (let cut = 1; cut < text.length; cut++) {
      const stream = new EventStream();
      expect([...stream.push(text.slice(0, cut)), ...stream.push(text.slice(cut))]).toEqual(whole);
    }
  });

  it('keeps the last id for events that bring none', () => {
    const events = new EventStream().push('id: 4\ndata: a\n\ndata: b\n\n');
    expect(events.map((event) => event.id)).toEqual(['4', '4']);
  });

  it('drops an event without data', () => {
    expect(new EventStream().push('event: status\n\n')).toEqual([]);
  });
});
