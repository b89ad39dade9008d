/** "4 nodes of 8 H100 for 48 hours, how many tokens should we prepare?": the data that a time on named GPUs is enough for. */
import { understand } from '../language/pipeline.ts'
import { tokensInTimeSentence } from '../presentation/content/inquiries/speed-sentences.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { startWith } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const asks =
  /\b(?:how (?:many|much) (?:[bm]n? |billions? (?:of )?|millions? (?:of )?)?(?:tokens|data)\b(?! ?(?:\/|per|an?) ?s| (?:do|would|will|should) (?:i|we|you|it) need)|as (?:many tokens|much data) as)\b/iu
const maxText = 1000
/** Of the time: the rest is for start-up and checkpoints. */
const usedShare = 0.9

/** Null where that is not asked, or the model, the number of GPUs or the time is not said. */
export function tokensInTimeOf(text: string, request: RequestContext, context: EngineContext): Interpretation | null {
  if (text.length > maxText || !asks.test(text)) return null
  const { vocabulary, catalog } = context
  const { draft } = understand(text, { mode: 'message', vocabulary, today: request.today })
  const stated = draft.finish()
  const { gpus, gpuCount, deadlineHours } = stated.spec
  if (draft.issues.length > 0 || stated.spec.params === null || stated.spec.tokens !== null) return null
  if (gpus === null || gpuCount === null || deadlineHours === null) return null
  // A block that is reserved is had, and nothing is committed to for it.
  const pricing = stated.spec.pricing === 'reserved' ? null : stated.spec.pricing
  const spec = { ...stated.spec, pricing, tokens: catalog.inquiryFacts.goals.pricesTokens.base }
  const untimed = { ...stated, spec: { ...spec, deadlineHours: null } }
  const answer = context.advisor.answer(untimed, request.today, context.askerContext(request, null))
  if (answer.kind !== 'recommendation') return null
  const { tokensPerSecond } = answer.recommendation.best
  const seconds = 3600 * deadlineHours * usedShare
  const [expected, careful] = [tokensPerSecond.p50 * seconds, tokensPerSecond.p10 * seconds]
  const says = tokensInTimeSentence(deadlineHours, expected, careful)
  const scenario = { ...stated, spec: { ...spec, tokens: Number(expected.toPrecision(2)) } }
  return startWith(scenario, { generalAnswers: [says] })
}
