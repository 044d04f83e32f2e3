/** A school year in the name of a file: 2024-25, 2024_2025, or 2025 alone (the year in which it ends); no part of a longer number. */
export const SCHOOL_YEAR_IN_FILE_NAME = '(?<!\\d)(20\\d\\d[-_](?:20)?\\d\\d|20\\d\\d)(?!\\d)';

/** Words that name a subject in the name of a file. */
export const SUBJECT_IN_FILE_NAME =
  '(math|ela(?![a-z])|reading|english|language.?arts|literacy|science|spanish)';
