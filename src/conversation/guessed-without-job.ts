/** "From 4xA100 to 2xH100, do I pay less", "runpod vs lambda, what would you pick": both on a usual job, where none is named. */
import { maxAlternatives, readAlternatives } from '../language/inquiries/alternatives-inquiry.ts'
import { completeJob } from '../language/inquiries/completed-job.ts'
import { switchedAsChoice } from '../language/inquiries/switched-from.ts'
import { understand } from '../language/pipeline.ts'
import { readInquiry } from '../language/read-inquiry.ts'
import { ignoredWords } from '../language/resolution/unused-words.ts'
import { comparisonOf } from './alternatives-answer.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretTeamMonth } from './interpret-team-month.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

/** A team's month, GPUs that are changed for others, or sellers that are weighed; null where a text asks none of these. */
export function guessedWithoutJob(
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const ofTeam = interpretTeamMonth(text, request, context)
  if (ofTeam !== null) return ofTeam
  const { vocabulary, catalog } = context
  const choice = switchedAsChoice(text, vocabulary, request.today)
  if (choice === null) return comparedProviders(text, request, context)
  const alternatives = readAlternatives(choice, vocabulary, catalog.inquiryFacts, request.today)
  if (alternatives !== null) return comparisonOf(alternatives, choice, request, context)
  const inquiry = readInquiry(choice, vocabulary, catalog.inquiryFacts, request.today)
  return inquiry?.kind === 'prices' ? { kind: 'inquiry', inquiry } : comparedProviders(choice, request, context)
}

/** Words that weigh one against another. */
const weighing: ReadonlySet<string> = new Set(
  'or vs versus / compare compared comparing which who better cheaper cheapest best between against difference'.split(
    ' ',
  ),
)

/** Null where fewer than two are named, or data or GPUs are: those have an answer of their own. */
function comparedProviders(
  text: string,
  request: RequestContext,
  context: EngineContext,
): Extract<Interpretation, { kind: 'comparison' }> | null {
  const { vocabulary, catalog } = context
  const understanding = understand(text, { mode: 'command', vocabulary, today: request.today })
  const { draft, slots, recognized, wordsAt } = understanding
  if (!recognized.tokens.some((token) => weighing.has(token.text))) return null
  if (draft.get('tokens') !== null || draft.get('gpus') !== null || draft.issues.length > 0) return null
  const sellers = slots.flatMap((slot) => (slot.role === 'providers' && !slot.excluded ? [slot] : []))
  const named = sellers.filter(
    (slot, at) => sellers.findIndex(({ ids }) => ids.join(' ') === slot.ids.join(' ')) === at,
  )
  if (named.length < 2 || named.length > maxAlternatives) return null
  const jobs = named.map((kept) => {
    const own = slots.filter((slot) => slot.role !== 'providers' || slot.excluded || slot === kept)
    return completeJob(understanding.draftOf(own).finish(), catalog.inquiryFacts.goals)
  })
  return comparisonOf(
    {
      scenarios: jobs.map(({ scenario }) => scenario),
      names: named.map(({ from, to }) => wordsAt(from, to).trim()),
      assumed: jobs[0]?.assumed ?? [],
      unused: ignoredWords(understanding),
    },
    text,
    request,
    context,
  )
}
