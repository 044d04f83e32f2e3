import { gradeFrom } from '../../standards/grades.ts';
import type { EnglishStatus, Gender } from '../../standards/student-groups.ts';
import type { Finding, Parse, Value } from './finding.ts';

/** 'Cycle of Inquiry', 'cycle-of-inquiry' and 'CYCLE OF INQUIRY ' are one word. */
function wordKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * One word of a fixed list, in any spelling of case, blanks and dashes.
 *
 * @example oneWordOf(['percent-yes', 'rate'])('Percent yes') === 'percent-yes'
 */
export function oneWordOf(words: readonly string[]): Parse {
  const byKey = new Map(words.map((word) => [wordKey(word), word]));
  const yes = byKey.get('yes');
  const no = byKey.get('no');
  const short: Readonly<Record<string, string | undefined>> = {
    y: yes,
    true: yes,
    si: yes,
    sí: yes,
    n: no,
    false: no,
  };
  return (text) => {
    const key = wordKey(text);
    return (
      byKey.get(key) ??
      short[key] ?? {
        code: 'word-not-in-list',
        message: `This cell should hold one of: ${words.join(', ')}.`,
      }
    );
  };
}

/** A grade of the one list (03, KG, TK ...) from KN, K, 3, 'Grade 3', 'One'. */
export function grade(text: string): Value | Finding {
  return (
    gradeFrom(text) ?? {
      code: 'grade-unreadable',
      message: 'This cell should hold a grade such as TK, K or 1 to 12.',
    }
  );
}

const GENDERS: Readonly<Record<string, Gender>> = {
  f: 'female',
  female: 'female',
  girl: 'female',
  m: 'male',
  male: 'male',
  boy: 'male',
  x: 'nonbinary',
  nonbinary: 'nonbinary',
};
const NO_GENDER = new Set(['unspecified', 'other', 'na', 'unknown', 'notspecified', 'u']);

export function gender(text: string): Value | Finding {
  const key = wordKey(text);
  if (NO_GENDER.has(key)) return null;
  return (
    GENDERS[key] ?? {
      code: 'word-not-in-list',
      message: 'This cell should say female, male or nonbinary; it was left empty.',
    }
  );
}

const ENGLISH: Readonly<Record<string, EnglishStatus>> = {
  eo: 'EO',
  englishonly: 'EO',
  ifep: 'IFEP',
  initialfluentenglishproficient: 'IFEP',
  initiallyfluentenglishproficient: 'IFEP',
  el: 'EL',
  ell: 'EL',
  lep: 'EL',
  englishlearner: 'EL',
  englishlanguagelearner: 'EL',
  limitedenglishproficient: 'EL',
  ltel: 'EL',
  rfep: 'RFEP',
  reclassified: 'RFEP',
  reclassifiedfluentenglishproficient: 'RFEP',
  redesignatedfluentenglishproficient: 'RFEP',
  tbd: 'TBD',
  tobedetermined: 'TBD',
  adel: 'ADEL',
  adultenglishlearner: 'ADEL',
};

/** English language acquisition status (EO, IFEP, EL, RFEP, TBD, ADEL) from its code or its words. */
export function englishStatus(text: string): Value | Finding {
  return (
    ENGLISH[wordKey(text)] ?? {
      code: 'english-status-unknown',
      message: 'The English status should be one of EO, IFEP, EL, RFEP, TBD, ADEL; it was left empty.',
    }
  );
}

/** Is the student an English learner now, from the status? TBD says nothing; nor does a status that is reported as unknown already. */
export function learnerFromStatus(text: string): Value | Finding {
  const status = englishStatus(text);
  return typeof status === 'string' && status !== 'TBD' ? status === 'EL' || status === 'ADEL' : null;
}

const MATHEMATICS = /math|algebra|geometry|calculus|statistics|trigonometry|matem[aá]tica/i;
const ENGLISH_LANGUAGE_ARTS =
  /\bela\b|\benglish\b(?! *(?:learner|language (?:learner|prof|dev)))|reading|language arts|language usage|literacy|writing/i;

/** The subject a name speaks of: 'Growth: Math 6+ CA' is mathematics; anything but mathematics and ELA is 'other'. */
export function subject(text: string): Value | Finding {
  const words = text.replace(/[_-]+/g, ' ');
  if (MATHEMATICS.test(words)) return 'mathematics';
  if (/spanish|español/i.test(words)) return 'other';
  return ENGLISH_LANGUAGE_ARTS.test(words) ? 'english-language-arts' : 'other';
}

/** The subject a file name speaks of; null when it names none, for then nothing is known. */
export function subjectIfNamed(text: string): Value | Finding {
  const named = subject(text);
  return named === 'other' && !/science|spanish/i.test(text) ? null : named;
}

const LEVELS: Readonly<Record<string, number | null>> = {
  standardexceeded: 4,
  exceededstandard: 4,
  exceeded: 4,
  standardmet: 3,
  metstandard: 3,
  met: 3,
  standardnearlymet: 2,
  nearlymetstandard: 2,
  nearlymet: 2,
  standardnotmet: 1,
  didnotmeetstandard: 1,
  notmet: 1,
  abovestandard: 3,
  nearstandard: 2,
  atnearstandard: 2,
  atornearstandard: 2,
  belowstandard: 1,
  above: 3,
  near: 2,
  below: 1,
  noscore: null,
  notscored: null,
  inconclusive: null,
};

/**
 * Smarter Balanced level: 1-4 ('Standard Met', 'Level 3', '3'), or 1-3 for interim blocks ('Near Standard'). '9' is "no score".
 */
export function achievementLevel(text: string): Value | Finding {
  const key = wordKey(text);
  const digit = /^(?:level)?0?([1-49])$/.exec(key)?.[1];
  if (digit) return digit === '9' ? null : Number(digit);
  const level = LEVELS[key];
  if (level !== undefined) return level;
  return { code: 'level-unreadable', message: 'This cell should hold a level from 1 to 4, or its words.' };
}

const WINDOWS: readonly (readonly [RegExp, string])[] = [
  [/fall|autumn|\bboy\b|beginning of year|oto[nñ]o/i, 'fall'],
  [/winter|\bmoy\b|middle of year|invierno/i, 'winter'],
  [/spring|\beoy\b|end of year|primavera/i, 'spring'],
  [/summer/i, 'summer'],
];

/** Testing window: 'Fall 2021-2022', 'BOY', 'Winter (November 16 - March 1)' give fall, winter, spring or summer. */
export function testingWindow(text: string): Value | Finding {
  const window = WINDOWS.find(([words]) => words.test(text));
  return (
    window?.[1] ?? {
      code: 'window-unreadable',
      message: 'This cell should name fall, winter or spring (BOY, MOY, EOY).',
    }
  );
}
