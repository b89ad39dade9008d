/** What a question supposes of a run, by all of its words; its numbers are all alike. */
import { type SuppositionKind, type SuppositionModel, suppositionKinds } from '../../catalog/supposition-model.ts'
import { countForm, shareForm, timesForm } from '../circumstances/quantities.ts'
import { withSaidNumbers } from '../circumstances/said-numbers.ts'
import { dataThings } from '../circumstances/data-things.ts'
import { canonicalWords, questionFeatureCount, questionFeatures } from './question-features.ts'
import { sparseClassifier } from './sparse-classifier.ts'

/** Of the kinds that may be meant, the likeliest and how likely it is among them; `none` of a text without words. */
export type SuppositionClassifier = (
  text: string,
  mayBe: (kind: SuppositionKind) => boolean,
) => { readonly kind: SuppositionKind; readonly share: number }

/** A softmax over the weights of a text's words. */
export function suppositionClassifier({ kinds }: SuppositionModel): SuppositionClassifier {
  const { sharesOf } = sparseClassifier(
    suppositionKinds.map((kind) => kinds[kind]),
    questionFeatureCount,
  )
  return (text, mayBe) => {
    const features = suppositionFeatures(text)
    const shares = features.length === 0 ? [] : sharesOf(features)
    return likeliestKind(shares, mayBe)
  }
}

/** `shares`: in the order of the kinds. */
export function likeliestKind(
  shares: readonly number[],
  mayBe: (kind: SuppositionKind) => boolean,
): ReturnType<SuppositionClassifier> {
  const open = suppositionKinds.map((kind, at) => (kind === 'none' || mayBe(kind) ? (shares[at] ?? 0) : 0))
  const sum = open.reduce((whole, share) => whole + share, 0)
  const most = open.indexOf(Math.max(...open))
  return sum > 0
    ? { kind: suppositionKinds[most] ?? 'none', share: (open[most] ?? 0) / sum }
    : { kind: 'none', share: 1 }
}

/** The features of a text: those of a question, with its numbers by their kind and what is trained on as one word. */
export const suppositionFeatures = (text: string): readonly number[] =>
  questionFeatures(
    masks.reduce(
      (masked, [form, word]) => masked.replace(form, ` ${word} `),
      withSaidNumbers(text.toLowerCase().replaceAll('’', "'")),
    ),
    literal,
  )
const literal = canonicalWords([])
const masks: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`\b(?:${dataThings}|cases?|items?|entries|posts?|utterances?|calls?|hours of \w+|sequences?|genomes?|proteins?|molecules?|papers?|essays?|songs?|recipes?|invoices?|receipts?|x-?rays?|slides?|frames?|videos?|words?|sentences?|queries|snippets?|repos?|code|bucket|archive|half of it)\b`, 'gu'), 'zdata'],
  [/(?:[$€£] ?\d[\d.,]*k?|\b\d[\d.,]*k? ?(?:dollars|bucks|usd|eur|euros?|cents?)\b)(?: ?\/ ?h\w*)?/gu, 'zmoney'],
  [/\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\b\d{1,2}:\d\d\b/gu, 'zclock'],
  [new RegExp(timesForm, 'gu'), 'ztimes'],
  [new RegExp(shareForm, 'gu'), 'zshare'],
  [new RegExp(String.raw`\b(?:${countForm}|an?|another) (?:more |extra |full |whole |working )?(?:days?|weeks?|months?|nights?|fortnights?|years?|quarters?)\b`, 'gu'), 'ztime'],
  [new RegExp(String.raw`\b(?:${countForm}|an?|another) (?:more |extra )?(?:hours?|hrs?|h|minutes?|min)\b`, 'gu'), 'zhours'],
  [/\b\d[\d.,]* ?(?:k|m|mn|bn?|thousand|million|billion|trillion)\b/gu, 'zamount'],
  [new RegExp(String.raw`\b${countForm}\b`, 'gu'), 'zcount'],
] // prettier-ignore
