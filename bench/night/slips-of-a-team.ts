import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The exit slips of the first team that has any. */
export function slipsOfATeam(inbox: string): string {
  for (const district of readdirSync(inbox).sort()) {
    const teams = join(inbox, district, 'teams');
    if (!existsSync(teams)) continue;
    for (const team of readdirSync(teams).sort()) {
      const slips = join(teams, team, 'exit slips.csv');
      if (existsSync(slips)) return slips;
    }
  }
  throw new Error('No team has exit slips.');
}
