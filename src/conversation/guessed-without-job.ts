/** "From 4xA100 to 2xH100, do I pay less", "runpod vs lambda, what would you pick": both on a usual job, where none is named. */
import { modelLikeNameIn } from '../language/inquiries/named-model.ts'
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
import { startWith } from './part-readers.ts'
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
  const ways = waysWithoutModel(text, request, context)
  if (ways !== null) return ways
  const choice = switchedAsChoice(text, vocabulary, request.today)
  if (choice === null) return comparedProviders(text, request, context)
  const alternatives = readAlternatives(choice, vocabulary, catalog.inquiryFacts, request.today)
  if (alternatives !== null) return comparisonOf(alternatives, choice, request, context)
  const inquiry = readInquiry(choice, vocabulary, catalog.inquiryFacts, request.today)
  return inquiry?.kind === 'prices' ? { kind: 'inquiry', inquiry } : comparedProviders(choice, request, context)
}

const choiceOfWays =
  /\b(?:q?lora,? (?:or|vs\.?|versus) (?:a )?(?:continued )?(?:pre-?training|cpt|full)|(?:pre-?training|cpt|full)(?: ft| fine-?tuning)?,? (?:or|vs\.?|versus) (?:an? )?q?lora)\b/iu
const usualSize = 8e9

/** "LoRA or continued pretraining on 500M tokens?": two ways to train, on a model of the usual size; null where a model is named, or no data are. */
function waysWithoutModel(
  text: string,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): Interpretation | null {
  if (!choiceOfWays.test(text)) return null
  const { draft } = understand(text, { mode: 'command', vocabulary, today })
  if (draft.get('model') !== null || draft.get('params') !== null || draft.get('tokens') === null) return null
  const sized = `${text.replace(/[\s?!.]{1,4}$/u, '')}, ${usualSize / 1e9}B model?`
  const { spec, ...rest } = understand(sized, { mode: 'command', vocabulary, today }).draft.finish()
  if (spec.params === null || spec.tokens === null) return null
  const assumed = `Assumed: an ${usualSize / 1e9}B model, as none was named: say yours.`
  // The two ways are set against each other where the plan is answered.
  return startWith({ spec, ...rest }, { generalAnswers: [assumed] })
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
  // A model is named that nothing is known of: it is none of the usual size.
  if (draft.get('params') === null && modelLikeNameIn(text) !== null) return null
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
