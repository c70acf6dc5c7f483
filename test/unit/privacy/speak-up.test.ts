import { describe, expect, test } from 'vitest';
import { linksWith, speakUp } from '../../../src/privacy/speak-up.ts';
import { bothLinks, noLinks } from '../../support/sample-links.ts';

describe('a form says what it is not for', () => {
  test.each([noLinks, bothLinks])('whatever the organisation has set', (links) => {
    expect(speakUp(links).notFor).toMatch(/not for patient details.*concerns.*reports about a person/i);
  });

  test('and names where to go instead, without an address that nobody gave', () => {
    const { instead, links } = speakUp(noLinks);

    expect(instead).toBe('To raise a concern, speak to your line manager or your Freedom to Speak Up Guardian.');
    expect(links).toEqual([]);
  });

  test('and links to it, marked as a website', () => {
    const { instead, links } = speakUp(bothLinks);

    expect(instead).toContain('For support for yourself, turn to your staff wellbeing hub.');
    expect(links).toEqual([
      { title: 'Speak up (website)', url: 'https://intranet.example.org/speak-up' },
      { title: 'Wellbeing (website)', url: 'https://intranet.example.org/wellbeing' },
    ]);
  });

  test('in the words of an organisation without a Guardian', () => {
    const { instead } = speakUp({ ...noLinks, speakUp: { name: 'whistleblowing officer', url: '' } });

    expect(instead).toBe('To raise a concern, speak to your line manager or your whistleblowing officer.');
  });
});

describe('the page for staff', () => {
  test('is linked where the bot knows its own address', () => {
    expect(speakUp(linksWith(noLinks, 'https://behaviours.example.org')).forStaff).toEqual([
      { title: 'For staff: who sees what', url: 'https://behaviours.example.org/for-staff' },
    ]);
  });

  test('and nowhere else', () => {
    expect(speakUp(linksWith(bothLinks, '')).forStaff).toEqual([]);
  });
});
