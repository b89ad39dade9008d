/** "What should I put per month for a 5 person team doing finetunes up to 13B": a guessed job, as often as people run one. */
import { periodsPerYear } from '../scenario/hours-of-time.ts'
import { completeJob } from '../language/inquiries/completed-job.ts'
import { teamMonthIn } from '../language/inquiries/team-month.ts'
import { isKind } from '../language/lexicon/meanings.ts'
import { understand } from '../language/pipeline.ts'
import { tokenize } from '../language/text/tokenize.ts'
import { quoted } from '../scenario/format-values.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { startWith } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where no people and month are named, or money is that they have. */
export function interpretTeamMonth(
  text: string,
  { today }: RequestContext,
  { vocabulary, catalog }: EngineContext,
): Interpretation | null {
  const team = teamMonthIn(text)
  if (team === null) return null
  const { goals, words } = catalog.inquiryFacts
  const isOfTraining = vocabulary.intentPhrases.message.training.test(text) || namesGpus(text)
  const { draft, recognized } = understand(text, { mode: 'message', vocabulary, today })
  const hasMoney = recognized.mentions.some((one) => isKind(one, 'amount') && one.meaning.measure === 'money')
  if (!isOfTraining || hasMoney || draft.issues.length > 0 || words.hosting.test(text)) return null
  const { scenario, assumed } = completeJob(draft.finish(), goals)
  const each = goals.runsOfPerson.base
  const count = Math.round(team.people * each)
  const note = `${quoted(team.words)}: ${each} runs a person each month are taken, of ${assumed.length === 0 ? 'the job above' : assumed.join(' and ')}; say how many yours are, and add what fails.`
  return startWith(
    { ...scenario, runsPerYear: count * periodsPerYear.month },
    { runs: { count, per: 'month', words: `${count} runs a month` }, generalAnswers: [note] },
  )
}

const namesGpus = (text: string): boolean =>
  tokenize(text.toLowerCase()).some((token) => ['gpu', 'gpus', 'compute'].includes(token.text))
