/** "Replace gpt-4o with our own small model", "we pay OpenAI $2k a month, could a small model do it?": the closed model is what goes, and not what is trained. */
import type { Catalog } from '../catalog/catalog.ts'
import { type PeriodMoney, periodMoneyIn, periodSumPattern } from '../language/inquiries/period-money.ts'
import type { EngineContext } from './engine-context.ts'
import { closedModelGuard, closedNameIn, closedNamesIn } from './interpret-closed-model.ts'
import { withAnswersBefore, withGeneralAnswers } from './interpretation-extras.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { Interpretation } from './interpretation.ts'
import { goes, learnsFromOutputs, withoutLeftService } from './left-service.ts'
import { withoutPurposeLead } from './ready-model-first.ts'
import { paidNowSentence } from './told-of-now.ts'
import { makersPrice } from './unsupported-response.ts'
import { literalPattern } from '../language/text/literal-pattern.ts'

const service = /\b(?:open ?ai|anthropic)(?: apis?)?\b/iu
const services = /\b(?:open ?ai|anthropic)\b/giu
const maxText = 600

export type ReplacedModel = {
  /** As typed. */
  readonly name: string
  /** What it wrote is what is learned from. */
  readonly learnsFromIt: boolean
  /** That it goes follows from several clauses: without a plan of the rest the whole text is answered. */
  readonly isInferred: boolean
  /** The text without it. */
  readonly rest: string
  /** Whether a small model does as well, where that is asked, and what the other costs now. */
  readonly says: readonly string[]
}

/** Null: no closed model is replaced by another that is trained. */
export function replacedModelOf(text: string, catalog: Catalog): ReplacedModel | null {
  if (text.length > maxText || !(closedModelGuard.test(text) || service.test(text))) return null
  const name = closedNameIn(text, catalog) ?? service.exec(text)?.[0] ?? null
  if (name === null) return null
  const literal = literalPattern(name)
  const replaced = new RegExp(
    String.raw`(?:\b(?:to|that|which|and) )?\b${goes} (?:our |the |my |openai(?:'s)? |using |calls (?:to|of) ){0,3}${literal}(?: apis?| calls| bill)?(?<other> (?:with|by|to|for|in favou?r of) (?=(?:an? |our |my |some |the )?(?:own|open|small\w*|fine-?\s?tuned|tuned|local|self-?hosted|custom|llama|qwen|mistral|gemma|phi|deberta|modernbert|bert|encoder|classifier)\b))?`,
    'iu',
  )
  const bill = replacesIt.test(text) ? billOf(text, literal) : null
  const found = bill ?? replaced.exec(text)
  if (found === null) return leftServiceOf(text, name, literal, catalog)
  const left = text.replace(found[0], found.groups?.['other'] === undefined ? ' ' : 'train ')
  const rest = bill === null ? left : left.replace(replacesIt, ' ').replace(ofNow, ' ')
  if (closedModelGuard.test(rest)) return leftServiceOf(text, name, literal, catalog)
  return {
    name,
    learnsFromIt: learnsFromOutputs(text),
    isInferred: false,
    rest: rest.replaceAll(/\s+/gu, ' ').trim(),
    says: saysOf(text, bill === null ? null : periodMoneyIn(bill[0]), catalog),
  }
}

function saysOf(text: string, paid: PeriodMoney | null, catalog: Catalog): readonly string[] {
  const verdict = asksIt.test(text) ? asGoodAs(catalog) : []
  return [...verdict, ...(paid === null ? [] : [paidNowSentence(paid, verdict.length > 0)])]
}

/** A plan beside what is said of the model that goes; null: without a plan the text is read as it stands. */
export function withReplaced(
  answer: Interpretation,
  replaced: ReplacedModel | null,
  context: EngineContext,
): Interpretation | null {
  if (replaced === null) return answer
  if (answer.kind !== 'start' && answer.kind !== 'comparison') return replaced.isInferred ? null : answer
  const told = replaced.says.length === 0 ? answer : withGeneralAnswers(answer, replaced.says)
  // Where a model is named, what takes its place is no guess.
  if (told.kind !== 'start' || told.sizes === undefined) return told
  return withAnswersBefore(withoutPurposeLead(told), goesSentences(replaced, told.scenario.spec, context))
}

/** That it goes and is not trained, and what its maker would ask for training it. */
function goesSentences({ name, learnsFromIt }: ReplacedModel, spec: Spec, context: EngineContext): readonly string[] {
  const price = makersPrice(name, spec, context)
  const closed = closedModelGuard.test(name) ? 'its weights are not published, so ' : ''
  return [
    `“${name}” is what goes: ${closed}an open model is planned in its place, on your data.`,
    ...(price === null ? [] : [`To tune it at its maker instead: ${price}`]),
    ...(learnsFromIt ? ['Its maker’s terms may forbid training on what it wrote: look them up first.'] : []),
  ]
}

/** Read where no clause by itself says what takes its place. */
function leftServiceOf(text: string, name: string, literal: string, catalog: Catalog): ReplacedModel | null {
  const names = [...closedNamesIn(text, catalog), ...(text.match(services) ?? [])]
  const rest = withoutLeftService(text, names)
  if (rest === null || closedModelGuard.test(rest)) return null
  const bill = billOf(text, literal)
  const says = saysOf(text, bill === null ? null : periodMoneyIn(bill[0]), catalog)
  return { name, learnsFromIt: learnsFromOutputs(text), isInferred: true, rest, says }
}

const ofNow = /\b(?:today|currently|right now|at the moment|these days)\b/iu
const asksIt =
  /(?:^|[,.;:!?)] ?)(?:and |so |or |but )?(?:can|could|would|will|might|does|is)\b[^.?!;]{0,60}\b(?:models?|encoders?|classifiers?|llms?|llama|qwen|mistral|gemma|phi|bert|\d{1,3} ?b)\b[^.?!;]{0,60}(?:\?|$)/iu

const asGoodAs = ({ inquiryFacts: { generalKnowledge } }: Catalog): readonly string[] =>
  generalKnowledge.rows.find(({ id }) => id === 'quality-unknown')?.says.slice(0, 2) ?? []

/** "A small model to replace it", "could our own model do that", "train our own instead": what does the work from then on. */
const replacesIt =
  /(?:\b(?:to|that|which|and) )?\breplac(?:e|es|ing) (?:it|that|them)\b|(?<=\b(?:small(?:er)?|own|fine-?\s?tuned|tuned|open|local|self-?hosted|trained|an?|the|our) (?:[\w-]{2,12} )?(?:model|encoder|classifier|llm|one|\d{1,3} ?b)) (?:(?:to )?(?:do|handle|manage) (?:it|that|this|the same|the job|as well)(?: instead| for us| too| as well)?|take (?:it|that|this) over|take over)\b|(?<=\b(?:small(?:er)?|own|fine-?\s?tuned|tuned|open|local|self-?hosted) (?:[\w-]{2,12} )?(?:model|encoder|classifier|llm)) instead\b/iu

/** "We spend $4k a month on gpt-4o", "gpt-4o does our tagging today": what is now is none of the job; null: nothing of it is told. */
function billOf(text: string, literal: string): RegExpExecArray | null {
  const spends = String.raw`\b(?:(?:we|i)(?:['’]re| are|['’]m| am)? )?(?:(?:currently|now|all|today) )?(?:spend|pay|us|runn?|bill|hav)(?:e|ing|ed)?\b[^.;]{0,40}\b${literal}\b`
  const sum = periodSumPattern('week|month|mo|year|yr')
  return (
    new RegExp(String.raw`${spends} (?:about |around |~ ?)?${sum}`, 'iu').exec(text) ??
    new RegExp(
      String.raw`(?:\bour )?\b${literal}(?: api)? (?:is |currently |now ){0,2}(?:cost(?:s|ing)?|bill(?:s|ing)?|charg(?:es|ing)|eat(?:s|ing)) (?:us |me )?(?:up )?(?:about |around |~ ?)?${sum}`,
      'iu',
    ).exec(text) ??
    new RegExp(String.raw`${spends}[^.,;(]{0,4}[.,;:]`, 'iu').exec(text) ??
    new RegExp(String.raw`${spends}(?= (?:for|to|on|doing|tagging|classif\w+|label\w*)\b)`, 'iu').exec(text) ??
    new RegExp(String.raw`${spends}[^.,;]{0,24}[.,;:]`, 'iu').exec(text) ??
    new RegExp(
      String.raw`(?:\bour )?\b${literal} (?:currently |now |today )?(?:does|handles|do|is doing|makes)\b`,
      'iu',
    ).exec(text)
  )
}
