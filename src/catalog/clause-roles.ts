/** data/reader/clause-roles.json: words that tell what a clause is for. */
import * as z from 'zod'

const phrases = z.array(z.string().min(1)).min(1)

export const clauseRolesSchema = z.strictObject({
  note: z.string(),
  source: z.string(),
  asOf: z.iso.date(),
  roles: z
    .array(
      z.strictObject({
        role: z.enum(['past', 'later', 'imagined', 'quoted', 'rejected', 'decided', 'remaining', 'corrected']),
        /** Added to what speaks for the values of a clause. */
        weight: z.number(),
        /** `ahead`: from the words to the end of their clause; `sentence`: all of it and the clauses after it; `onward`: from the words on. */
        reach: z.enum(['ahead', 'onward', 'clause', 'sentence']),
        phrases,
      }),
    )
    .min(1),
  /** What else may be due: a day beside one of these is no deadline of the run, unless the run is spoken of too. */
  otherDue: phrases,
  /** Behind an "if" these say that the plan cannot be as it is. */
  obstacles: phrases,
  /** Right behind a name these say that it is not to be taken. */
  ruledOut: phrases,
  /** These say that something else is taken then. */
  fallbacks: phrases,
  /** Behind these a day is the one until which a machine is not to be had. */
  occupied: phrases,
  /** What has a day of its own: beside another deadline it is none of the run. */
  events: phrases,
  /** Words that speak of the run. */
  run: phrases,
  /** Beside an amount of money: it is no longer there to be spent. */
  spent: phrases,
  /** In the sentence of a limit without a unit: it is one of money, up to which nobody is asked. */
  approvals: phrases,
  /** They hold what is spent to what an earlier run cost. */
  capsByPast: phrases,
  /** What a limit of so much is of money behind: "compute has to stay below 4k". */
  moneyCaps: phrases,
  /** Behind millions they are of tokens: "the new 500M mix". */
  corpora: phrases,
  /** At the end of a clause these say that nothing on their line is to be planned. */
  disclaimers: phrases,
  /** At the beginning of a sentence these refuse what was asked right before: "13B? No way." */
  refusals: phrases,
  /** At the beginning of a line these take what the line before proposes: "Anna: deal". */
  acceptances: phrases,
  /** At the beginning of a sentence these take back what the writer said right before. */
  retractions: phrases,
  /** Words for a job that ran before, of which the text says nothing more. */
  earlierJob: phrases,
  /** At the beginning of a clause these ask for something, whatever its sentence tells of: "H100 was overkill, use L40S". */
  imperatives: phrases,
  /** Words that a new clause begins with. */
  openers: phrases,
  /** At the beginning of a clause, before a number or alone, these correct what was said before. */
  corrections: phrases,
  /** In the sentence of a place: that machines are to be there, that people are, and that something must be. */
  places: z.strictObject({ hosting: phrases, residents: phrases, duties: phrases }),
})
export type ClauseRoles = z.infer<typeof clauseRolesSchema>
export type ClauseRole = ClauseRoles['roles'][number]['role']
