import { COVARIATES, type Covariate, type GrowthCohort } from '../../shared/growth/growth-cohort.ts';
import { seededRandom } from '../../test/seeded-random.ts';

const SHARES: Record<Covariate, number> = { el: 0.2, sed: 0.6, swd: 0.13, homeless: 0.04, foster: 0.007 };

/**
 * An invented cohort on a scale like that of Smarter Balanced: whole scores, a lowest and a highest obtainable score,
 * growth that varies more among high scorers, lower scores for students with the characteristics.
 */
export function simulatedCohort(
  students: number,
  subject: string,
  grade: number,
  seed: number,
): GrowthCohort {
  const uniform = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const onScale = (score: number) =>
    Math.min(Math.max(Math.round(score), 2200 + 10 * grade), 2700 + 20 * grade);
  const column = () => new Float64Array(students);
  const currentScore = column();
  const priorScores = [column(), column()] as const;
  const otherPriorScore = column();
  const covariates = Object.fromEntries(COVARIATES.map((name) => [name, new Int8Array(students)])) as Record<
    Covariate,
    Int8Array
  >;
  const centre = 2400 + 22 * grade;
  for (let i = 0; i < students; i++) {
    let ability = normal();
    for (const name of COVARIATES) {
      const applies = uniform() < SHARES[name];
      covariates[name][i] = applies ? 1 : 0;
      if (applies) ability -= 0.25;
    }
    priorScores[1][i] = onScale(centre - 44 + 88 * ability + 34 * normal());
    priorScores[0][i] = onScale(centre - 22 + 92 * ability + 34 * normal());
    otherPriorScore[i] = onScale(centre - 20 + 80 * ability + 42 * normal());
    const spread = 36 * (1 + 0.1 * Math.max(ability, -3));
    currentScore[i] = onScale(centre + 96 * ability + 5 * ability * ability + spread * normal());
  }
  return {
    key: { subject, schoolYear: '2024-25', grade, testVersion: 'simulated' },
    student: Int32Array.from({ length: students }, (_, i) => i),
    currentScore,
    priorScores,
    priorGrades: [column().fill(grade - 1), column().fill(grade - 2)],
    otherPriorScore,
    covariates,
    school: new Int32Array(students).fill(-1),
    schoolIds: [],
    otherTest: new Uint8Array(students),
    notValid: new Uint8Array(students),
  };
}
