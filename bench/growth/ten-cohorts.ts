/**
 * Ten cohorts, grades 4 to 8 in two subjects, both models, one after the other as the nightly run computes them; prints
 * what it took. Usage: ten-cohorts.ts STUDENTS_PER_COHORT
 */
import { DEFAULT_GROWTH_SETTINGS } from '../../shared/growth/growth-cohort.ts';
import { growthOfCohort } from '../../shared/growth/growth-of-cohort.ts';
import { simulatedCohort } from './simulated-cohort.ts';

const students = Number(process.argv[2]);
const started = performance.now();
let fits = 0;
let percentiles = 0;
for (const subject of ['mathematics', 'english language arts']) {
  for (const grade of [4, 5, 6, 7, 8]) {
    const cohort = simulatedCohort(students, subject, grade, grade + 10 * subject.length);
    const begun = performance.now();
    const result = growthOfCohort(cohort, DEFAULT_GROWTH_SETTINGS);
    const seconds = (performance.now() - begun) / 1000;
    fits += result.fits.length;
    for (const { percentile } of [result.growthPercentile, result.similarStudentPercentile]) {
      percentiles += percentile.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
    }
    console.error(`${subject}, grade ${grade}: ${students} students, ${seconds.toFixed(1)} s`);
  }
}
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    cohorts: 10,
    studentsPerCohort: students,
    fits,
    percentiles,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
  }),
);
