/** "What's the difference between LoRA and QLoRA?", "int8 or nf4, which hurts less?": what the words mean, or cost in quality, before what they cost here. */
import type { Catalog } from '../catalog/catalog.ts'
import { type WeightPrecision, weightBytes } from '../catalog/training-method.ts'
import { qualityOfPrecision } from '../recommend/advice/quantization-loss.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import { maskTerms } from '../language/questions/named-terms.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { Scenario } from '../scenario/scenario.ts'

const asksDifference = /\b(?:diff|differences?|differ|differs|different)\b/iu

/** The interpretation of `text` with the meaning of two words or more that it asks to be told apart. */
export function withTermsApart(
  text: string,
  read: Interpretation,
  { catalog, vocabulary }: Pick<EngineContext, 'catalog' | 'vocabulary'>,
): Interpretation {
  const lost = qualityAsked.test(text) ? qualityApart(read, catalog) : ''
  if (lost !== '' && read.kind === 'comparison') return { ...read, advice: lost }
  const ofTiers = read.kind === 'comparison' && read.advice === undefined ? tiersApart(read.scenarios) : ''
  if (ofTiers !== '' && read.kind === 'comparison') return { ...read, advice: ofTiers }
  const isPlain = read.kind === 'comparison' ? read.advice === undefined : read.kind === 'question'
  if (!isPlain || !asksDifference.test(text)) return read
  const meaning = meaningsIn(text, vocabulary)
  if (meaning === '') return read
  if (read.kind === 'comparison') return { ...read, advice: meaning }
  if (read.kind !== 'question' || read.question.matched?.says !== undefined) return read
  return { ...read, question: { ...read.question, meaning } }
}

/** What is paid for with vetted data centres, where plans in both kinds of cloud are set side by side; '' of other plans. */
const tiersApart = (scenarios: readonly Scenario[]): string =>
  ['secure', 'community'].every((tier) => scenarios.some(({ spec }) => spec.tier === tier))
    ? 'Secure is vetted data centres; community is machines of others, cheaper, gone without notice now and then, and no place for personal data.'
    : ''

const qualityAsked =
  /\b(?:hurts?|quality|worse|dumb\w*|degrad\w*|accura\w+|los(?:e|es|s|ing)|better (?:model|answers|results?)|notic\w+)\b/iu
const precisionNames = { nf4: '4-bit', int8: '8-bit', fp8: 'FP8', bf16: 'bf16' } as const
type KnownPrecision = keyof typeof precisionNames
const isKnown = (weights: WeightPrecision | null): weights is KnownPrecision =>
  weights !== null && weights in precisionNames

/** Which of two precisions that are set side by side loses less; '' of plans that do not differ in it. */
function qualityApart(read: Interpretation, catalog: Catalog): string {
  if (read.kind !== 'comparison' || read.advice !== undefined) return ''
  const forms = [...new Set(read.scenarios.map(({ spec }) => spec.weights))]
  const [spec] = read.scenarios.map((scenario) => scenario.spec)
  const params = spec?.params ?? (spec?.model == null ? undefined : catalog.models.get(spec.model)?.shape?.params)
  const known = forms.filter(isKnown).toSorted((one, other) => weightBytes[other] - weightBytes[one])
  const [most, least] = [known[0], known.at(-1)]
  if (
    known.length !== forms.length ||
    most === undefined ||
    least === undefined ||
    most === least ||
    params === undefined
  )
    return ''
  const each = known.filter((one) => one !== 'bf16').map((one) => qualityOfPrecision(one, params, catalog))
  return `${precisionNames[most]} loses less than ${precisionNames[least]}. ${each.join(' ')}`
}

/** Sentences of the terms that the text names; '' for fewer than two words of them. */
function meaningsIn(text: string, { questionCues }: Pick<Vocabulary, 'questionCues'>): string {
  const { ids } = maskTerms(text.toLowerCase(), questionCues)
  const says = [...new Set(ids)].flatMap((id) => questionCues.questions.get(`term ${id}`)?.says ?? [])
  return ids.length < 2 ? '' : says.join(' ')
}
