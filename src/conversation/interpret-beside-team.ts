/** A text of a shell that has no team beside it. */
import { interpretJobOrInquiry } from './interpret-inquiry.ts'
import { spendingOf } from './interpret-spending.ts'
import { unwatchedJob } from './interpret-watched-job.ts'
import type { Interpretation } from './interpretation.ts'

/** What a team keeps in Slack, a shell without one has none of: it says so beside what it can answer. */
export const interpretBesideTeam = (...given: Parameters<typeof interpretJobOrInquiry>): Interpretation =>
  spendingOf(given[0], given[1]) ?? unwatchedJob(...given) ?? interpretJobOrInquiry(...given)
