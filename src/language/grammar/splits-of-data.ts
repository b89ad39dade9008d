/** "Train 80.000, dev 5.000, test 5.000 sentences", "50k rows for training, 5k for testing": only the first are trained on. */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

type DataSplit = { readonly index: number; readonly mention: Mention<Amount>; readonly isTrained: boolean }

/** Fills a slot for what is trained on, where it and what is kept for tests each have a number. */
export function fillSplitsOfData(context: ParseContext): void {
  const splits = [...context.unused('amount')].flatMap(({ index, mention }): readonly DataSplit[] => {
    const isTrained = isData(mention.meaning) ? isOfTraining(context, index) : null
    return isTrained === null ? [] : [{ index, mention, isTrained }]
  })
  const [trained, ...more] = splits.filter((split) => split.isTrained)
  const kept = splits.filter((split) => !split.isTrained)
  if (trained === undefined || more.length > 0 || kept.length === 0) return
  const { meaning, from, to } = trained.mention
  // What is kept is less than what is trained on, and of the same kind.
  if (kept.some(({ mention }) => mention.meaning.value > meaning.value)) return
  const measure =
    [trained, ...kept].map(({ mention }) => mention.meaning.measure).find((one) => one !== null) ?? 'examples'
  if (measure !== 'examples' && measure !== 'tokens') return
  context.add({ role: 'quantity', measure, amount: { ...meaning, measure }, from, to }, trained.index)
  for (const { index } of kept) context.used.add(index)
}

const isData = ({ measure, value, each, change }: Amount): boolean =>
  (measure === null || measure === 'examples' || measure === 'tokens') &&
  value >= fewest &&
  each !== true &&
  change === undefined
const fewest = 50

const trainWords: ReadonlySet<string> = new Set(['train', 'training', 'trainset'])
const keptWords: ReadonlySet<string> = new Set(
  'dev val valid validation test testing testset eval evaluation holdout devset'.split(' '),
)

/** By the word behind a number ("for training", "train"), or the one before it ("train:", "test set of"); null: neither. */
function isOfTraining(context: ParseContext, index: number): boolean | null {
  const behind = context.textBetween(index + 1, index + 3)
  const [first = '', second = ''] = behind.split(' ')
  const before = context.skip(index, -1, 'equals', 'article', 'sign', 'limit')
  const labels = [
    ['for', 'as', 'to'].includes(first) ? second : isLabelEnd(context, index + 1) ? first : '',
    context.textAt(index).split(' ')[0] ?? '',
    lastWord(context, context.textAt(before) === 'of' ? before - 1 : before),
  ]
  const label = labels.find((word) => trainWords.has(word) || keptWords.has(word))
  return label === undefined ? null : trainWords.has(label)
}

/** "80k train, 5k dev": the label stands by itself. */
function isLabelEnd(context: ParseContext, at: number): boolean {
  const next = context.mentions[at + 1]
  return next === undefined || isKind(next, 'comma', 'sentence-end', 'sign', 'and', 'plus', 'or')
}

const lastWord = (context: ParseContext, at: number): string => {
  const words = context.textAt(at).split(' ')
  // "test set", "train split of"
  const word =
    words.findLast((each) => !['set', 'split', 'of', 'part', 'data', 'examples', 'rows'].includes(each)) ?? ''
  return word === '' || word === words.at(-1) ? (words.at(-1) ?? '') : word
}
