/** "Which model size is enough for extracting fields from invoices, 4k examples": a size is advised, and the goal planned with it. */
import { goalPurposeIn, writesCodeIn } from '../language/inquiries/goal-purpose.ts'
import type { EngineContext } from './engine-context.ts'
import { withAnswersBefore } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const size = String.raw`(?:(?:what|which) (?:model |llm )?sizes?(?: of)?(?: an?)?(?: (?:model|llm))?|how (?:big|large|small) (?:of )?(?:an? |the )?(?:model|llm)|how many (?:params|parameters|billion))`
const enough = String.raw`(?:(?:is|are|would be|will be|is good|should be) (?:enough|sufficient|right|best|needed|good|required|recommended)|(?:do|does|would|should|must|can|shall) (?:i|we|you|one|it|the model) (?:need|take|use|pick|choose|go (?:for|with)|want|have|be)(?: to (?:use|have|be))?|makes sense|(?:needed|required|enough))`
/** The question, up to what it is for. */
const asked = new RegExp(String.raw`\b${size}(?: ${enough})?,? (?:to|for|if (?:i|we) (?:want|need) to)(?= \p{L})`, 'iu')
const maxText = 400

export type AskedSize = {
  /** The text with the goal alone. */
  readonly rest: string
}

/** Null: no size is asked for something that it is to do. */
export function askedSizeOf(text: string): AskedSize | null {
  const found = text.length > maxText ? null : asked.exec(text)
  if (found === null) return null
  const before = text.slice(0, found.index)
  const behind = text.slice(found.index + found[0].length).trim()
  return { rest: `${before}our own model ${/ to$/iu.test(found[0]) ? 'to' : 'for'} ${behind}` }
}

/** The plan of a goal below the advice; null where the rest is none. */
export function withAdvisedSize(answer: Interpretation, text: string, context: EngineContext): Interpretation | null {
  if (answer.kind !== 'start' || answer.sizes === undefined) return null
  return withAnswersBefore(answer, [adviceOf(answer.scenario.spec.model, text, context)])
}

const ofLong = /\b(?:contracts?|reports?|papers?|books?|documents?|filings?|transcripts?|judg\w+|patents?)\b/iu

/** What is usual for such work. */
function adviceOf(model: string | null, text: string, { catalog }: EngineContext): string {
  const { labels, labelsOtherLanguages } = catalog.inquiryFacts.goals
  const encoder = [labels, labelsOtherLanguages].find((each) => each.model === model)
  const measure = 'try the smaller on 200 of your own first, and go up only where it falls short (rule of thumb)'
  if (encoder !== undefined)
    return `${formatBillions(encoder.params.base)} is enough for labels: an encoder (${encoder.name}), no model that writes (rule of thumb).`
  const ofCode = `7B is enough to begin with for code of a narrow kind, of a coder model; ${measure}.`
  if (writesCodeIn(text)) return ofCode
  switch (goalPurposeIn(text)) {
    case 'code':
      return ofCode
    case 'extraction':
      return `3B to 8B is enough to extract fields with a fixed form; 14B and up only for long or untidy documents: ${measure}.`
    case 'summary':
      return ofLong.test(text)
        ? `8B is enough to begin with for summaries; of long documents 14B to 32B keep more of what matters: ${measure}.`
        : `3B to 8B is enough for summaries of short texts: ${measure}.`
    case 'manner':
      return `8B is enough for a manner of writing: ${measure}.`
    case null:
      return `8B is enough to begin with for narrow work, and 3B for short answers; open questions and reasoning ask for 32B and more: ${measure}.`
  }
}

const formatBillions = (params: number): string => `${(params / 1e9).toFixed(1)}B`
