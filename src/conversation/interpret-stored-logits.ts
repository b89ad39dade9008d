/** Logits of a teacher that are to be kept: what they take, beside the job or alone. */
import { storedLogitsIn } from '../language/inquiries/stored-logits.ts'
import { storedLogitsSentences } from '../presentation/content/inquiries/stored-logits-sentences.ts'
import type { EngineContext } from './engine-context.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import type { Interpretation } from './interpretation.ts'
import { withExtras } from './interpretation-extras.ts'
import { saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'
import { type FoundInterpretation, knownInquiry, type ReadPart, type ReadRest } from './part-readers.ts'

/** Of the models that teach mostly. */
const usualVocabulary = 128_256

const trains = /\b(?:distil\w*|fine-?tun\w*|q?lora|train\w*|student|teacher pass|into an? )\b|->|→/iu

/** Of the model that is named, or of the family of a teacher that is no model of its own. */
function vocabularyIn(text: string, model: string | null, { models }: EngineContext['catalog']): number | null {
  const own = model === null ? null : (models.get(model)?.shape.vocab ?? null)
  const family = families.exec(text)?.[0].toLowerCase()
  if (own !== null || family === undefined) return own
  const ofFamily = [...models.values()].filter(({ id }) => id.startsWith(family))
  return ofFamily.find(({ shape }) => shape.vocab !== null)?.shape.vocab ?? null
}
const families = /\b(?:qwen|gemma|mistral|deepseek|phi)/iu

/** Null where no logits are kept, or the amount of data is not told. */
export function storedLogitsOf(
  text: string,
  readRest: ReadRest,
  readPart: ReadPart,
  { catalog }: EngineContext,
): FoundInterpretation {
  const asked = storedLogitsIn(text)
  if (asked === null) return null
  const draft = [asked.rest, text].map((words) => readPart(words).draft).find((each) => each.get('tokens') !== null)
  const tokens = draft?.get('tokens') ?? null
  if (draft === undefined || tokens === null) return null
  const vocabulary = asked.vocabulary ?? vocabularyIn(text, draft.get('model'), catalog) ?? usualVocabulary
  const says = storedLogitsSentences(tokens, vocabulary, asked.topK)
  const job = trains.test(text) ? readRest(asked.rest) : null
  if (job?.kind === 'start')
    return withExtras(job, { generalAnswers: [...says, ...(job.scenario.extras?.generalAnswers ?? [])] })
  return knownInquiry('stored logits', says)
}

/** "How much disk for the top-64 logits?" below a plan: of the tokens that it trains on; null where no logits are kept, or nothing is asked. */
export function storedLogitsInThread(
  thread: ThreadState,
  text: string,
  { catalog }: EngineContext,
): Interpretation | null {
  const asked = asks.test(text) ? storedLogitsIn(text) : null
  const { tokens, model } = currentScenario(thread.conversation).spec
  if (asked === null || tokens === null) return null
  const vocabulary = asked.vocabulary ?? vocabularyIn(text, model, catalog) ?? usualVocabulary
  return saidInThread(thread, 'stored logits', storedLogitsSentences(tokens, vocabulary, asked.topK))
}
const asks =
  /\bhow (?:much|big|large|many)\b|\bwhat (?:size|disk|storage)\b|\bcan (?:we|i|you|one) (?:store|save|cache|keep|dump|pre-?compute)\b|\b(?:disk|storage|gb|tb)\b[^.!]{0,60}\?/iu
