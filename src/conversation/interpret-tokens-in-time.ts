/** "4 nodes of 8 H100 for 48 hours, how many tokens should we prepare?": the data that a time on named GPUs is enough for. */
import { understand } from '../language/pipeline.ts'
import { tokensInTimeSentence } from '../presentation/content/inquiries/speed-sentences.ts'
import { trainedWhole } from '../scenario/much-data.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { startWith } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const asks =
  /\b(?:how (?:many|much) (?:[bm]n? |billions? (?:of )?|millions? (?:of )?)?(?:tokens|data)\b(?! ?(?:\/|per|an?) ?s| (?:do|would|will|should) (?:i|we|you|it) need)|as (?:many tokens|much data) as|(?:get|gets|give|gives|buy|buys|do|does|mean|means)(?: (?:me|us|you|i|we|it))?,? (?:in terms of|in|measured in|counted in) tokens)\b/iu
/** "A two week pretrain", "a 3 day lora": how long it runs, where nothing is said of data. */
const lasting =
  /\b(?:a|an|one|our|the) (?:\d{1,3}|two|three|four|five|six|ten|one)[ -](?:day|week|month|hour)\b(?! (?:deadline|limit|notice|window|delay|old|commit\w*|reserv\w*|contract|term))|\bwhat (?:can|could) (?:i|we|you|one) (?:train|do|get)\b/iu
const maxText = 1000
/** Of the time: the rest is for start-up and checkpoints. */
const usedShare = 0.9

/** Null where that is not asked, or the model, the number of GPUs or the time is not said. */
export function tokensInTimeOf(text: string, request: RequestContext, context: EngineContext): Interpretation | null {
  if (text.length > maxText || !(asks.test(text) || lasting.test(text))) return null
  const { vocabulary } = context
  const inMode = (mode: 'message' | 'command'): Interpretation | null => {
    const { draft } = understand(text, { mode, vocabulary, today: request.today })
    return draft.issues.length > 0 ? null : tokensInTimeOfJob(draft.finish(), request, context)
  }
  // "A two week pretrain", "8 H200 for a weekend" are times in a command alone.
  return (asks.test(text) ? inMode('message') : null) ?? inMode('command')
}

/** "How many tokens do we get through in that time?", asked of a job that was said but for its data. */
export const tokensOfOpenJob = (
  text: string,
  scenario: Scenario,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null => (asks.test(text) ? tokensInTimeOfJob(scenario, request, context) : null)

function tokensInTimeOfJob(stated: Scenario, request: RequestContext, context: EngineContext): Interpretation | null {
  const { vocabulary, catalog } = context
  const { gpus, gpuCount, deadlineHours } = stated.spec
  if (stated.spec.params === null || stated.spec.tokens !== null) return null
  if (gpus === null || gpuCount === null || deadlineHours === null) return null
  // A block that is reserved is had, and nothing is committed to for it.
  const pricing = stated.spec.pricing === 'reserved' ? null : stated.spec.pricing
  const spec = { ...stated.spec, pricing, tokens: catalog.inquiryFacts.goals.pricesTokens.base }
  const seconds = 3600 * deadlineHours * usedShare
  const tokensIn = (asked: Spec): { readonly expected: number; readonly careful: number } | null => {
    const untimed = { ...stated, spec: { ...asked, deadlineHours: null } }
    const answer = context.answerWith(request, null)(untimed)
    if (answer.kind !== 'recommendation') return null
    const { p50, p10 } = answer.recommendation.best.tokensPerSecond
    return { expected: p50 * seconds, careful: p10 * seconds }
  }
  const first = tokensIn(spec)
  if (first === null) return null
  // So many tokens are trained into all parameters, which takes longer.
  const { spec: settled, notes } = trainedWhole(
    { ...stated, spec: { ...spec, tokens: first.expected } },
    vocabulary.muchData,
  )
  const told = settled.method === spec.method ? first : tokensIn({ ...settled, tokens: spec.tokens })
  if (told === null) return null
  const says = tokensInTimeSentence(deadlineHours, told.expected, told.careful)
  const scenario = { ...stated, notes, spec: { ...settled, tokens: Number(told.expected.toPrecision(2)) } }
  return startWith(scenario, { generalAnswers: [says] })
}
