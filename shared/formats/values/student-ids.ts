import type { Finding, Value } from './finding.ts';

/** Digits of a Statewide Student Identifier. */
const SSID_LENGTH = 10;
/** Fewest digits of an SSID whose leading zeros a spreadsheet dropped; a shorter number is some other id. */
const SHORTEST_RESTORABLE_SSID = 6;
/** Digits of a county-district-school code: 2 county + 5 district + 7 school. */
const CDS_LENGTH = 14;

/** '1.23E+09', '3e9', '12.3E+08'. An id such as '12E45' has several digits and neither point nor sign: it is none. */
const SCIENTIFIC = /^(?:\d(?:[.,]\d+)?e[+-]?\d+|\d+(?:[.,]\d+)?e[+-]\d+|\d+[.,]\d+e\d+)$/i;

/** Digits and nothing else: nearly every id, so without a pattern. */
function areDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return text !== '';
}

/** Ten digits, and not the ten zeros that stand for none. */
function isSsid(text: string): boolean {
  return text.length === SSID_LENGTH && areDigits(text) && text !== '0000000000';
}

/** Characters without width, which web pages and chats put into what is copied from them. */
const UNSEEN = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

/** Takes off what spreadsheets put around ids: a leading apostrophe, ="...", a trailing '.0'. */
function bareId(text: string): string {
  if (areDigits(text)) return text;
  let id = text.replace(UNSEEN, '').trim();
  if (id.startsWith('=')) id = id.slice(1).replace(/^"(.*)"$/, '$1');
  if (id.startsWith("'")) id = id.slice(1);
  return /^\d+\.0+$/.test(id) ? id.slice(0, id.indexOf('.')) : id.trim();
}

/** A failed lookup or formula of a spreadsheet: '#N/A', '#REF!', '#DIV/0!', '#NAME?'. */
const SPREADSHEET_ERROR = /^#(?:N\/A|(?:REF|VALUE|DIV\/0|NUM|NULL|SPILL|CALC|FIELD)!|NAME\?|#*)$/i;
/** Words that stand where no id is known, and the first cell of a row of totals. */
const NO_ID = /^(?:n\/?a|null|none|nil|unknown|missing|not available|tbd|true|false|[-–—.?]+|0+)$/i;
const TOTALS = /^(?:grand |sub)?(?:totals?|averages?|means?|medians?|count|sum|overall)\b[:.]?(?: .*)?$/i;

/** What an id column holds that is no id: null where nothing is known, a finding where something went wrong. Undefined for an id. */
function noId(id: string): null | Finding | undefined {
  if (areDigits(id)) return id.charCodeAt(0) === 48 && /^0+$/.test(id) ? null : undefined;
  if (SPREADSHEET_ERROR.test(id)) {
    return {
      code: 'student-id-missing',
      message: 'A formula of a spreadsheet failed in this cell, so it holds no student id.',
    };
  }
  if (TOTALS.test(id)) {
    return {
      code: 'student-id-missing',
      message:
        'This looks like a row of totals: where the student id should stand, there is a word for a sum or an average.',
    };
  }
  return NO_ID.test(id) ? null : undefined;
}

/** '266-375-2814' and '266 375 2814' are one number; a text that is none stays as it is. */
function withoutGaps(id: string): string {
  if (areDigits(id)) return id;
  const digits = id.replace(/[-\s]/g, '');
  return areDigits(digits) ? digits : id;
}

function scientific(): Finding {
  return {
    code: 'id-in-scientific-notation',
    message: 'A spreadsheet has turned this id into a rounded number; the digits behind it are lost.',
  };
}

function zerosRestored(id: string): Finding {
  return {
    code: 'leading-zeros-restored',
    message: `Leading zeros were lost in this column; its ids always have ${id.length} digits, so they are put back in every row.`,
    usable: id,
  };
}

/**
 * A Statewide Student Identifier (SSID, 10 digits) in a column that holds nothing else.
 * Fewer digits: a spreadsheet dropped leading zeros; the length rule proves how many. An id with letters (practice data) is
 * kept as it stands and reported.
 *
 * @example stateId('2663752814') === '2663752814'; stateId('0266375281') after Excel, '266375281', is restored
 */
export function stateId(text: string): Value | Finding {
  if (isSsid(text)) return text;
  const id = withoutGaps(bareId(text));
  if (SCIENTIFIC.test(id)) return scientific();
  const none = noId(id);
  if (none !== undefined) return none;
  if (!areDigits(id)) {
    return {
      code: 'state-id-unusual',
      message:
        'A state student id (SSID) is 10 digits; this one holds other characters and is kept as it stands.',
      usable: id,
    };
  }
  if (id.length === SSID_LENGTH) return id;
  if (id.length < SSID_LENGTH && id.length >= SHORTEST_RESTORABLE_SSID) {
    return zerosRestored(id.padStart(SSID_LENGTH, '0'));
  }
  return {
    code: 'state-id-length',
    message: `A state student id (SSID) has 10 digits; this one has ${id.length}.`,
  };
}

/**
 * A "state id" in a vendor's file, where districts often put another id. Only what can be an SSID is one: 10 digits, or 9 where one
 * leading zero was lost. Anything else is answered as a finding whose usable value is null: the caller decides what the id is worth.
 */
export function doubtfulStateId(text: string): Value | Finding {
  if (isSsid(text)) return text;
  const id = withoutGaps(bareId(text));
  if (isSsid(id)) return id;
  if (SCIENTIFIC.test(id)) return scientific();
  const none = noId(id);
  if (none !== undefined) return none;
  if (id.length === SSID_LENGTH - 1 && areDigits(id)) return zerosRestored(`0${id}`);
  return {
    code: 'state-id-ignored',
    message:
      'The column for the state student id holds ids that are no 10-digit SSIDs; they are not used as such.',
    usable: null,
  };
}

/**
 * The district's own student id: any text but a word for "none", a failed formula or the label of a row of totals. It has no fixed length, so lost
 * zeros cannot be restored.
 */
export function localId(text: string): Value | Finding {
  // Nearly every id.
  if (areDigits(text) && text.charCodeAt(0) !== 48) return text;
  const id = bareId(text);
  if (!areDigits(id) && SCIENTIFIC.test(id)) return scientific();
  const none = noId(id);
  return none === undefined ? id : none;
}

/**
 * A CDS code in a column of the state's own files: 14 digits. Fewer (12, 13): a spreadsheet dropped the zeros of the county.
 * 7 digits are the school alone; the district's own code goes before them where it is known. A code with letters is kept.
 */
export function cdsCode(countyDistrictCode: string | undefined): (text: string) => Value | Finding {
  return (text) => {
    if (text.length === CDS_LENGTH && areDigits(text)) return text;
    const id = bareId(text);
    if (SCIENTIFIC.test(id)) return scientific();
    const digits = id.replace(/[-\s]/g, '');
    if (!areDigits(digits)) return id;
    if (digits.length === CDS_LENGTH) return digits;
    if (digits.length === CDS_LENGTH - 1 || digits.length === CDS_LENGTH - 2) {
      return zerosRestored(digits.padStart(CDS_LENGTH, '0'));
    }
    return digits.length === 7 && countyDistrictCode ? countyDistrictCode + digits : id;
  };
}

/** A school in any other file: its CDS code where the text can only be one, else the source's own id as it stands. */
export function schoolCode(countyDistrictCode: string | undefined): (text: string) => Value | Finding {
  const cds = cdsCode(countyDistrictCode);
  return (text) => {
    const id = bareId(text);
    return areDigits(id) && (id.length === CDS_LENGTH || id.length === CDS_LENGTH - 1)
      ? cds(id)
      : schoolId(id);
  };
}

function schoolId(id: string): Value | Finding {
  return SCIENTIFIC.test(id) ? scientific() : id;
}
