/** Numbers without a unit that custom gives a meaning: "compute has to stay below 4k", "2 epochs, 8k". */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { hasOtherData } from './data-by-custom.ts'
import { isGenerating } from './quantity-pairs.ts'
import { fillShareOfMoney, isBudgetInBrackets, isGranted, isOfApproval, minCap } from './granted-money.ts'
import { withNamedCurrency } from './money-currency.ts'
import { inRestOfText, oncePerText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { fillCutLengths } from './cut-lengths.ts'
import { fillSpreadOfLengths } from './spread-of-lengths.ts'

/** Tries money, corpus, samples, packed length and window in turn; a number that none takes stays unused. */
export function fillCustomaryNumbers(context: ParseContext): void {
  fillCutLengths(context)
  fillSpreadOfLengths(context)
  for (const { mention, index } of context.unused('amount')) {
    if (fillYear(context, index, mention) || fillCardsOfMemory(context, index, mention)) continue
    if (fillLongest(context, index, mention) || fillShareOfMoney(context, index, mention)) continue
    if (mention.meaning.measure !== null || mention.meaning.magnitude === 'b' || mention.meaning.change !== undefined)
      continue
    if (fillMoneyCap(context, index, mention) || fillCorpus(context, index, mention)) continue
    if (fillSamples(context, index, mention) || fillNamedSize(context, index, mention)) continue
    if (!fillPackedLength(context, index, mention)) fillListedWindow(context, index, mention)
  }
}

const [firstYear, lastYear] = [2010, 2035]
const beforeYear =
  /^(?:in|since|from|during|until|till|of|for|by|back in|early|late|mid|end of|spring|summer|autumn|fall|winter|fy|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december)$/
const behindYear = /^(?:budget|plan|forecast|roadmap|season|fiscal|edition|prices?)$/

/** "Like we did in 2021", "the budget for 2027": a year, where it has no unit of its own. */
function fillYear(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  const { value, magnitude, measure, unit, currency, inWords } = meaning
  if (value < firstYear || value > lastYear || !Number.isInteger(value) || magnitude !== '' || inWords) return false
  if ((measure !== null && measure !== 'budget') || unit !== undefined || currency !== undefined) return false
  const words = context.textAt(index).split(' ')
  if (words.at(-1) !== String(value)) return false
  const isYear =
    beforeYear.test(words.at(-2) ?? context.lastWordAt(index - 1)) || behindYear.test(context.textAt(index + 1))
  if (!isYear) return false
  context.add({ role: 'remark', note: `“${value}” is read as a year.`, from, to }, index)
  return true
}

/** Gigabytes of GPUs that are named by nothing else; of fewer they may be a batch. */
const cardMemories: ReadonlySet<number> = new Set([24, 40, 48, 80, 94, 96, 141, 192, 288])
const mostCards = 64

/** "The new cluster (8x80)": so many GPUs of so many gigabytes, where no GPU is named. */
function fillCardsOfMemory(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  const [cards = 0, gigabytes = 0, ...more] = meaning.factors ?? []
  if (more.length > 0 || meaning.measure !== null || cards > mostCards || !cardMemories.has(gigabytes)) return false
  if (context.has('gpu', 'vendor', 'instance')) return false
  const amount: Amount = { ...meaning, value: cards, unitValue: cards, measure: 'gpus', factors: [cards] }
  const end = context.textAt(index).endsWith(')') ? to - 1 : to
  context.add({ role: 'memory', gigabytes, isLeast: false, from: end - 1, to: end }, index)
  context.add({ role: 'count', amount, byTimes: true, from, to: end - 1 })
  return true
}

const ofLongest =
  /(?:\b(?:go(?:es)?|reach(?:es)?|hits?|stretch(?:es)?|runs?|gets?)(?: (?:up|out))?(?: to)?|\b(?:few|some|outliers?|rest|others|longest|tail)\b.{0,20}(?:\b(?:up to|to|at|of|is|are|about)|~|:)?) ?$/

/** "Most are ~6k tokens, a few go to 30k": what the longest take is the length of a sequence, beside that of an example. */
function fillLongest(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  const { value, magnitude, measure } = meaning
  if (value < leastLength || value > mostLength || magnitude === 'm' || magnitude === 'b') return false
  const next = context.mentions[index + 1]
  if ((measure !== null && measure !== 'tokens') || (next !== undefined && !isKind(next, ...endings))) return false
  const before = context.textBetween(index - 4, index)
  if (!ofLongest.test(before) || hasLength(context, index) || !hasExamples(context, index)) return false
  context.add({ role: 'quantity', measure: 'sequence', amount: { ...meaning, measure: 'sequence' }, from, to }, index)
  return true
}
const endings = ['sentence-end', 'comma', 'sign', 'and', 'question'] as const
const hasExamples = inRestOfText((mention) => isKind(mention, 'amount') && mention.meaning.measure === 'examples')

/** As far back as the word may stand that the limit is of. */
const reach = 5

function fillMoneyCap(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  if (
    isBudgetInBrackets(context, index, meaning) ||
    isGranted(context, index, meaning) ||
    isOfApproval(context, index, meaning)
  ) {
    const amount: Amount = { ...meaning, measure: 'budget' }
    context.add({ role: 'quantity', measure: 'budget', amount, from, to }, index)
    return true
  }
  // "A company card with a 5k limit": the word stands behind its number, too.
  const after = context.mentions[index + 1]
  const isBehind = isKind(after, 'limit') && after.meaning.bound === 'most'
  const at = isBehind ? index : context.skip(index, -1, 'article', 'equals')
  const limit = isBehind ? after : context.mentions[at]
  if (meaning.value < minCap || meaning.inWords || !isKind(limit, 'limit') || limit.meaning.bound !== 'most')
    return false
  // "Budget 500, max 700": what stands beside a sum is one.
  const beside = context.mentions[context.skip(at, -1, 'comma', 'sign', 'and', 'function-word', 'unknown')]
  if (!isBehind && isKind(beside, 'amount') && isSum(beside.meaning)) {
    const amount = withNamedCurrency(context, index, { ...meaning, measure: 'budget' })
    context.add({ role: 'quantity', measure: 'budget', amount, from: limit.from, to }, index)
    return true
  }
  for (let before = at - 1; before >= at - reach; before -= 1) {
    const mention = context.mentions[before]
    if (mention === undefined || isKind(mention, 'sentence-end', 'comma', 'amount')) return false
    if (context.phraseAt(before, context.vocabulary.clauseCues.moneyCaps) === null) continue
    const amount = withNamedCurrency(context, index, { ...meaning, measure: 'budget' })
    context.add(
      {
        role: 'quantity',
        measure: 'budget',
        amount,
        from: isBehind ? from : limit.from,
        to: isBehind ? limit.to : to,
        holds: true,
      },
      index,
    )
    return true
  }
  return false
}

const isSum = ({ measure, hourly }: Amount): boolean => (measure === 'money' || measure === 'budget') && hourly !== true

/** "The new 500M mix", "the 120M set": nobody counts a corpus in anything but tokens. */
function fillCorpus(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  if (meaning.magnitude !== 'm' || !isKind(context.mentions[index - 1], 'article', 'function-word')) return false
  if (context.phraseAt(index + 1, context.vocabulary.clauseCues.corpora) === null) return false
  context.add({ role: 'quantity', measure: 'tokens', amount: { ...meaning, measure: 'tokens' }, from, to }, index)
  return true
}

/** More answers to a prompt are not drawn. */
const mostSamples = 256

/** "2000 prompts x 8", "GRPO, n=16": what prompts are multiplied by without a unit are the answers to each. */
function fillSamples(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  if (meaning.magnitude !== '' || meaning.value > mostSamples || !Number.isInteger(meaning.value)) return false
  const at = context.skip(index, -1, 'times', 'equals', 'sign')
  const isOfPrompts =
    isKind(context.mentions[index - 1], 'times') &&
    isKind(context.mentions[at], 'amount') &&
    /\bprompts?$/.test(context.textAt(at).slice(-20))
  const isLetter = meaning.value > 1 && letterOfSamples.test(context.textAt(at)) && isGenerating(context)
  if (!isOfPrompts && !isLetter) return false
  const measure = 'samplesPerPrompt'
  const span = isLetter ? { from: context.mentions[at]?.from ?? from, to } : { from, to }
  context.add({ role: 'quantity', measure, amount: { ...meaning, measure }, ...span }, index, ...(isLetter ? [at] : []))
  return true
}
/** What papers and trainers call the number of answers that a prompt is given. */
const letterOfSamples = /^(?:n|g|k|n_samples|n samples|group|samples)(?: [=:])?$/

/** "Student: MiniLM-L12 (33M)", "TrOCR-large (558M)", "ESM-C 600M": behind a name that nobody knows, where it is one of a model. */
function fillNamedSize(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  const isAlone = context.textAt(index - 1) === '(' && context.textAt(index + 1) === ')'
  const name = isAlone ? index - 2 : index - 1
  if (meaning.magnitude !== 'm' || !isKind(context.mentions[name], 'unknown')) return false
  const isOfModel = [name - 1, name - 2, name - 3].some((at) =>
    /(?:^|[ _-])(?:student|teacher|model|base|backbone|encoder)$/.test(context.textAt(at)),
  )
  // Beside data that are counted, and no other model, it can be nothing else.
  const isOnly =
    context.mode === 'message' &&
    meaning.capital &&
    hasOtherData(context, index) &&
    !context.has('model') &&
    !hasSize(context, index) &&
    !speaksOfPictures(context)
  const words = context.textAt(name)
  const isSized = isAlone
    ? sizeOfName.test(words)
    : / - /.test(words) && !isKind(context.mentions[name - 1], 'preposition')
  if (!(isAlone && isOfModel) && !(isOnly && isSized)) return false
  context.add({ role: 'quantity', measure: 'params', amount: { ...meaning, measure: 'params' }, from, to }, index)
  return true
}
/** A U-Net of so many parameters is no model of text. */
const ofPictures =
  /(?:^| )(?:images?|pictures?|photos?|videos?|diffusion|u - net|unet|vae|px|pixels?|audio|speech)(?: |$)/
const speaksOfPictures = oncePerText((context) =>
  context.mentions.some((_, at) => ofPictures.test(context.textAt(at).slice(0, 200))),
)
const sizeOfName = /[ _-](?:nano|tiny|mini|small|base|medium|large|xl|xxl|huge|giant)(?: [ _-]? ?v ?\d)?$/
const hasSize = inRestOfText(
  (mention) =>
    isKind(mention, 'amount') &&
    (mention.meaning.measure === 'params' || (mention.meaning.measure === null && mention.meaning.magnitude === 'b')),
)

const [leastLength, mostLength] = [128, 2_000_000]

/** "Packing at 4096", "packed to 8k", "packed 16k", "8k packed" */
function fillPackedLength(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  const { value, magnitude } = meaning
  if (value < leastLength || value > mostLength || hasLength(context, index)) return false
  const joined = /^(?:at|to|@)$/.test(context.textAt(index - 1)) ? index - 2 : index - 1
  const isBehind = packing.test(context.textAt(joined))
  // "8k packed examples" are so many of them.
  const isBefore =
    (magnitude === '' || windows.has(value)) &&
    packing.test(context.textAt(index + 1)) &&
    (context.mentions[index + 2] === undefined || isKind(context.mentions[index + 2], ...endings))
  if (!isBehind && !isBefore) return false
  if (isBehind && joined === index - 1 && !isLengthLike(value, magnitude)) return false
  context.add({ role: 'quantity', measure: 'sequence', amount: { ...meaning, measure: 'sequence' }, from, to }, index)
  return true
}
const packing = /^pack(?:ed|ing)?$/
const isLengthLike = (value: number, magnitude: string): boolean =>
  magnitude === 'k' ? windows.has(value) : Number.isInteger(Math.log2(value))

/** Lengths that models are trained at. */
const windows: ReadonlySet<number> = new Set([1, 2, 4, 8, 16, 32, 64, 128].map((thousands) => thousands * 1000))
const hasLength = inRestOfText(
  (mention) => isKind(mention, 'amount', 'measure') && mention.meaning.measure === 'sequence',
)

/** One of a list of settings, "LoRA, 2 epochs, 8k": beside data nobody counts anything else in such numbers. */
function fillListedWindow(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): void {
  if (meaning.magnitude !== 'k' || !windows.has(meaning.value) || hasLength(context, index)) return
  if (!hasOtherData(context, index) || !isKind(context.mentions[index - 1], 'comma')) return
  const next = context.mentions[index + 1]
  if (next !== undefined && !isKind(next, 'comma', 'sentence-end') && context.textAt(index + 1) !== ')') return
  context.add({ role: 'quantity', measure: 'sequence', amount: { ...meaning, measure: 'sequence' }, from, to }, index)
}
