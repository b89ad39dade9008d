/** Estimates that were asked for in a channel: what was asked, and the figures that head the answer. */
import type * as z from 'zod'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import { read, write } from './document.ts'
import { type Origin, recent, type Told, told, tellingOf, type Wanted } from './told.ts'

export type Estimate<Scenario, Headline> = Told & { readonly scenario: Scenario; readonly headline: Headline }
export type Estimates<Scenario, Headline> = {
  readonly add: (
    origin: Origin,
    estimate: { readonly scenario: Scenario; readonly headline: Headline },
  ) => Promise<string>
  readonly recent: (wanted: Wanted) => Promise<readonly Estimate<Scenario, Headline>[]>
}

export function estimatesOf<Scenario, Headline>(
  db: Database,
  team: string,
  shapes: { readonly scenario: z.ZodType<Scenario>; readonly headline: z.ZodType<Headline> },
  clock: Clock,
): Estimates<Scenario, Headline> {
  return {
    add: async (origin, { scenario, headline }) => {
      const row = {
        ...told(team, origin, clock),
        scenario: write(shapes.scenario, scenario),
        headline: write(shapes.headline, headline),
      }
      await db
        .insertInto('estimates')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return row.id
    },
    recent: async (wanted) => {
      const rows = await recent(db.selectFrom('estimates').where('team', '=', team).selectAll(), wanted).execute()
      return rows.map((row) => ({
        ...tellingOf(row),
        scenario: read(shapes.scenario, row.scenario, `estimate ${row.id}`),
        headline: read(shapes.headline, row.headline, `estimate ${row.id}`),
      }))
    },
  }
}
