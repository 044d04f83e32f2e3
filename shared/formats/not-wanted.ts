import { defineRefusal, type RefusedFormat } from './format-definition.ts';

/*
 * Files that districts drop and the pipeline does not read. Each is known by its columns and refused with the reason, so that nobody has to
 * guess why. Format name = reason: a district that wants one of them read describes it in _formats.
 */

const STATE_RESULTS =
  'The pipeline reads results of California’s tests; to follow this one as a local measure, describe it in the folder _formats (docs/formats.md).';

const unsupportedTests: readonly RefusedFormat[] = [
  {
    format: 'nwea_reading_fluency',
    title: 'NWEA MAP Reading Fluency',
    recognise: {
      allOf: [
        'TermName',
        'AssignedTestType',
        'ResultType',
        'OralReadingWCPMScaled | PhonologicalAwarenessDomainScore',
      ],
      noneOf: ['TestRITScore'],
    },
  },
  {
    format: 'fastbridge',
    title: 'a FastBridge export with all seasons side by side',
    recognise: { allOf: ['FAST ID', 'Local ID', 'State ID', 'Assessment Language', 'Special Ed. Status'] },
  },
  {
    format: 'ga_beacon',
    title: 'a Beacon benchmark (Georgia)',
    recognise: { allOf: ['DRC_Student_ID', 'Total_Scale_Score', 'Test_Level', 'Season', 'Document_ID'] },
  },
  {
    format: 'istation_isip',
    title: 'Istation ISIP with all months side by side',
    recognise: { allOf: ['STUDENT_ID', 'ISIP_ACCOM', 'August_SCORE', 'May_SCORE'] },
  },
  {
    format: 'kra',
    title: 'a Kindergarten Readiness Assessment (KRA)',
    recognise: {
      allOf: ['student_FedRaceEth', 'overall_score', 'overall_sem', 'SF_score', 'LL_score', 'MA_score'],
    },
  },
].map((test) =>
  defineRefusal({
    ...test,
    refuse: {
      code: 'unsupported-test',
      says: 'This test is not used here. To follow it as a local measure, describe it in the folder _formats (docs/formats.md).',
    },
  }),
);

const otherStates: readonly RefusedFormat[] = [
  {
    format: 'college_board_ap',
    title: 'an Advanced Placement score file of the College Board',
    recognise: { allOf: ['AP Number / AP ID', 'Exam Code 01', 'Exam Grade 01'] },
  },
  {
    format: 'in_ilearn',
    title: 'an ILEARN file (Indiana)',
    recognise: {
      allOf: ['STN', 'Enrolled Corporation', 'Overall scale score', 'ILEARN Reported Lexile® Measure'],
    },
  },
  {
    format: 'sc_ready',
    title: 'an SC READY file (South Carolina)',
    recognise: { allOf: ['TestAdmin', 'ELAAttempt', 'ELASS', 'MathSS', 'ELALev', 'PermID'] },
  },
  {
    format: 'tx_staar',
    title: 'a STAAR file (Texas)',
    recognise: { allOf: ['PEIMS-ID', 'TSDS UID', 'COUNTY-DISTRICT-CAMPUS NUMBER', 'TEST CODE'] },
  },
  {
    format: 'wi_forward',
    title: 'a Forward Exam file (Wisconsin)',
    recognise: { allOf: ['WISEID', 'CESA', 'Scale_Score_ELA', 'ELA_Performance_Level'] },
  },
].map((test) => defineRefusal({ ...test, refuse: { code: 'other-state', says: STATE_RESULTS } }));

const standardsReports: readonly RefusedFormat[] = [
  {
    format: 'star_standards',
    title: 'a Renaissance Star report by standard',
    recognise: {
      allOf: ['RenaissanceClientID', 'DomainPercentMastery', 'StandardName', 'StandardPercentMastery'],
    },
  },
  {
    format: 'star_skill_areas',
    title: 'a Renaissance Star report by skill area',
    recognise: { allOf: ['RenaissanceClientID', 'DomainName', 'SkillAreaName', 'SkillAreaMasteryScore'] },
  },
].map((report) =>
  defineRefusal({
    ...report,
    refuse: {
      code: 'standards-report',
      says: 'It breaks tests down by standard. Drop the results themselves instead: the export with one row a student and test.',
    },
  }),
);

const alternateTests: readonly RefusedFormat[] = [
  {
    format: 'lausd_caa',
    title: 'the LAUSD warehouse file of alternate assessments (CAA)',
    recognise: {
      allOf: [
        'SST_RECORD_ID',
        'DISTID',
        'ELA_SCALE_SCORE',
        'MATH_SCALE_SCORE',
        'SCIENCE_SCALE_SCORE | SCI_SCALE_SCORE',
      ],
      noneOf: ['ELA_CLAIM_PFLVL_1'],
    },
  },
  {
    format: 'lausd_cast',
    title: 'the LAUSD warehouse file of science tests (CAST)',
    recognise: { allOf: ['SCIENCE_PERF_LVL', 'SCALE_SCORE', 'SSID', 'LIFE_SCI_PERF_LVL'] },
  },
].map((test) =>
  defineRefusal({
    ...test,
    refuse: {
      code: 'alternate-or-science-test',
      says: 'Its scores are on scales of their own and are never mixed with Smarter Balanced results. Nothing must be done.',
    },
  }),
);

const aggregates: readonly RefusedFormat[] = [
  {
    format: 'caaspp_research_file',
    title: 'a CAASPP research file',
    recognise: {
      allOf: [
        'County Code',
        'District Code',
        'School Code',
        'Test Year',
        'Student Group ID | Subgroup ID | Demographic ID',
        'Total Tested at Reporting Level | Total Tested At Entity Level | Students Tested | Students with Scores',
      ],
    },
  },
  {
    format: 'ca_dashboard',
    title: 'a download of the California School Dashboard',
    recognise: { allOf: ['cds', 'rtype', 'schoolname', 'studentgroup', 'currstatus | currdenom'] },
  },
].map((file) =>
  defineRefusal({
    ...file,
    refuse: {
      code: 'aggregate',
      says: 'Each row is a school or a student group, already summed up; the pipeline needs rows of students. Drop the student score file of TOMS or CERS.',
    },
  }),
);

const codeLists: readonly RefusedFormat[] = [
  {
    format: 'performance_level_list',
    title: 'a list of performance levels',
    recognise: { allOf: ['codeValue', 'description', 'namespace', 'shortDescription'] },
  },
  {
    format: 'grade_list',
    title: 'a list of grade codes',
    recognise: { allOf: ['originalGrade', 'gradeLevelDescriptor'] },
  },
  {
    format: 'assessment_list',
    title: 'a list of assessment names',
    recognise: {
      allOf: ['assessmentIdentifier', 'namespace', 'assessmentTitle', 'academicSubjectDescriptor'],
    },
  },
].map((list) =>
  defineRefusal({
    ...list,
    refuse: { code: 'code-list', says: 'It explains codes and holds no results. Take it out of the folder.' },
  }),
);

export const notWanted: readonly RefusedFormat[] = [
  ...unsupportedTests,
  ...otherStates,
  ...standardsReports,
  ...alternateTests,
  ...aggregates,
  ...codeLists,
];
