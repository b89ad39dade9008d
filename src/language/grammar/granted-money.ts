/** Sums that were granted, or are a part of others: "the supervisor approved 300", "1.5M€ overall, 180k for compute". */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** Less is no budget of anything. */
export const minCap = 60

/** "Budget approved: 5k", "budget signed off: 900": fills the sum right behind the word that grants it. */
export function fillGrantedBudget(
  context: ParseContext,
  index: number,
  { meaning, from, to }: Mention<Amount>,
): boolean {
  if (meaning.measure !== null || meaning.value < minCap || meaning.inWords) return false
  const isOfBudget = [2, 3, 4, 5].some((back) => {
    const mention = context.mentions[index - back]
    return isKind(mention, 'measure') && mention.meaning.measure === 'budget'
  })
  if (!isOfBudget || !isBehindGrant(context, index) || !isEndOfSum(context.mentions[index + 1])) return false
  context.add({ role: 'quantity', measure: 'budget', amount: { ...meaning, measure: 'budget' }, from, to }, index)
  return true
}

/** "The supervisor approved 300": where money is spoken of, what was granted is a sum. */
export const isGranted = (context: ParseContext, index: number, { value, inWords }: Amount): boolean =>
  context.mode === 'message' &&
  value >= minCap &&
  !inWords &&
  isBehindGrant(context, index) &&
  isEndOfSum(context.mentions[index + 1]) &&
  context.mentions.some(
    (_, at) =>
      moneyNouns.has(context.textAt(at)) ||
      (isKind(context.mentions[at], 'measure') && context.textAt(at).includes('budget')),
  )

/** "Finance signed off $900 for it", "approved 50k INR for this": money that was granted, and for nothing else. */
export const isGrantedMoney = (context: ParseContext, index: number): boolean =>
  context.mode === 'message' &&
  (isBehindGrant(context, index) || isSumOfAll(context, index) || isGiven(context, index)) &&
  (!purposes.has(context.textAt(index + 1)) || isForTheJob(context, index + 1))

/** "They'll pay $500 for compute", "we put 300 euros in for the training": it is there for that, and not gone. */
const isGiven = (context: ParseContext, index: number): boolean =>
  isForTheJob(context, index + 1) &&
  [1, 2, 3].some((back) => givingWords.has(context.lastWordAt(index - back))) &&
  ![1, 2, 3].some((back) => goneWords.has(context.lastWordAt(index - back)))
const givingWords: ReadonlySet<string> = new Set(
  'pay pays give gives gave given granted offer offers provide provides put puts reserve allow plan calculate budgeted'.split(
    ' ',
  ),
)
const goneWords: ReadonlySet<string> = new Set('paid spent had cost costs was were billed charged per'.split(' '))

/** "$300 total for all six", "total 20k INR for all three" */
const isSumOfAll = (context: ParseContext, index: number): boolean =>
  (context.textAt(index).endsWith(' total') || totals.has(context.lastWordAt(index - 1))) &&
  isForTheJob(context, index + 1)
const totals: ReadonlySet<string> = new Set(['total', 'overall', 'altogether'])

/** "for this", "for all three", "for the training": what is planned, and no other thing that costs money. */
export const isForTheJob = (context: ParseContext, at: number): boolean =>
  purposes.has(context.textAt(at)) &&
  [1, 2, 3].some((step) => {
    const word = context.lastWordAt(at + step)
    const isOfJob = isKind(context.mentions[at + step], 'model', 'field-value')
    return trainingWords.has(word) || isOfJob || (step === 1 && theJob.has(word))
  })
const purposes: ReadonlySet<string> = new Set(['for', 'on', 'towards'])
const theJob: ReadonlySet<string> = new Set(['this', 'it', 'that', 'all', 'everything', 'both', 'them', 'these'])

const isBehindGrant = (context: ParseContext, index: number): boolean => {
  const before = context.skip(index, -1, 'article', 'only', 'limit', 'preposition', 'equals', 'sign')
  // "the approval of 5,000"
  const at = ['of', 'for'].includes(context.textAt(before)) ? before - 1 : before
  return (
    grants.has(context.lastWordAt(at)) ||
    `${context.textAt(at - 1)} ${context.textAt(at)}`.endsWith('signed off') ||
    `${context.textAt(at)} ${context.textAt(at + 1)}`.startsWith('signed off')
  )
}
/** "Under 300 is ok without asking the dean", "finance asks questions above 250": up to there nobody is asked. */
export function isOfApproval(context: ParseContext, index: number, { value, inWords }: Amount): boolean {
  const limit = context.mentions[context.skip(index, -1, 'article', 'equals', 'sign')]
  if (context.mode !== 'message' || value < minCap || inWords) return false
  if (!isKind(limit, 'limit') || limit.meaning.bound === 'about') return false
  const isEnd = (at: number): boolean => isKind(context.mentions[at], 'sentence-end', 'question')
  for (const step of [-1, 1])
    for (let at = index; context.mentions[at] !== undefined && !isEnd(at); at += step)
      if (context.phraseAt(at, context.vocabulary.clauseCues.approvals) !== null) return true
  return false
}

/** "The old one cost $61, and it shouldn't cost more than that": what was paid is the limit. */
export const isCapByPast = (context: ParseContext): boolean =>
  context.mode === 'message' &&
  context.mentions.some((_, at) => context.phraseAt(at, context.vocabulary.clauseCues.capsByPast) !== null)

const isEndOfSum = (next: Mention | undefined): boolean =>
  next === undefined || isKind(next, 'comma', 'sentence-end', 'question', 'sign', 'not', 'function-word', 'and')
const grants: ReadonlySet<string> = new Set([
  'approved',
  'approval',
  'granted',
  'allocated',
  'grants',
  'approves',
  'allows',
  'allowed',
  'authorised',
  'authorized',
  'sanctioned',
  'earmarked',
  'released',
])
const moneyNouns: ReadonlySet<string> = new Set(['money', 'budget', 'funds', 'funding', 'grant', 'finance'])

/** "The budget is unchanged (800)" */
export const isBudgetInBrackets = (context: ParseContext, index: number, { value, inWords }: Amount): boolean =>
  context.mode === 'message' &&
  value >= minCap &&
  !inWords &&
  context.textAt(index - 1) === '(' &&
  context.textAt(index + 1) === ')' &&
  [3, 4, 5, 6].some((back) => {
    const mention = context.mentions[index - back]
    return isKind(mention, 'measure') && mention.meaning.measure === 'budget'
  })

/** "1.5M€ overall, 180k for compute", "2000 for GPUs and 6000 for labeling": of several sums the one that is for compute, in the currency of the others. */
export function fillShareOfMoney(
  context: ParseContext,
  index: number,
  { meaning, from, to }: Mention<Amount>,
): boolean {
  if (meaning.change !== undefined || meaning.hourly === true) return false
  // "A 70B on 16 GPUs" is a model.
  if (meaning.measure === null ? meaning.magnitude === 'b' : meaning.measure !== 'money') return false
  // Without a sign of money "50k for training" are examples.
  const words = meaning.measure === 'money' ? trainingWords : computeWords
  if (meaning.value < minCap || meaning.inWords || !isFor(context, index, words)) return false
  const others = context.mentions.flatMap((_, at) => (at !== index && isForOthers(context, at) ? [at] : []))
  const other = context.mentions.find(
    (mention, at) =>
      at !== index &&
      isKind(mention, 'amount') &&
      (mention.meaning.measure === 'money' || mention.meaning.measure === 'budget'),
  )
  if (others.length === 0 && (!isKind(other, 'amount') || context.mode !== 'message')) return false
  for (const at of others) context.used.add(at)
  const { currency = isKind(other, 'amount') ? other.meaning.currency : undefined } = meaning
  const amount: Amount = { ...meaning, measure: 'budget', ...(currency === undefined ? {} : { currency }) }
  context.add({ role: 'quantity', measure: 'budget', amount, from, to, holds: true }, index)
  return true
}

/** "6000 for labeling", "6k annotation": money for what is no computing. */
function isForOthers(context: ParseContext, index: number): boolean {
  const { meaning } = context.mentions[index] ?? {}
  const isSum =
    meaning?.kind === 'amount'
      ? [null, 'money'].includes(meaning.measure) && meaning.value >= minCap
      : isNumber(context, index)
  return isSum && otherPurposes.test(context.textBetween(index + 1, index + 6))
}
/** "6000" may be half a card's name, too. */
const isNumber = (context: ParseContext, index: number): boolean => /^\d{2,7}$/u.test(context.textAt(index))
const otherPurposes =
  /^(?:(?:dollars|usd|eur|euros) )?(?:of (?:it|that|this|which) )?(?:(?:is|are|goes|go) )?(?:(?:for|to|on|towards) )?(?:the |our |my |data )?(?:labell?ing|labell?ers|annotations?|annotators|annotating|salar(?:y|ies)|staff|people|crowdworkers|travel|storage|licen[cs]es|conferences?|evals?|evaluation|tooling|contractors|freelancers)\b/u

/** "180k for compute", "of which 3,000 is for GPU time", "6k labeling, 2k compute" */
function isFor(context: ParseContext, index: number, words: ReadonlySet<string>): boolean {
  const behind = context.skip(index, 1, 'equals')
  const isPart = /^of (?:it|that|this|which|them)\b/.test(`${context.textAt(behind)} ${context.textAt(behind + 1)}`)
  const at = isPart ? context.skip(behind + (context.textAt(behind) === 'of' ? 1 : 0), 1, 'equals') : behind
  if (computeWords.has(context.textAt(at))) return true
  return (
    /^(?:for|on|to|towards)\b/.test(context.textAt(at)) &&
    [at, at + 1, at + 2].some((next) => words.has(context.lastWordAt(next)))
  )
}
const computeWords: ReadonlySet<string> = new Set(['compute', 'gpus', 'gpu', 'cloud'])
const trainingWords: ReadonlySet<string> = new Set([
  ...computeWords,
  'training',
  'finetuning',
  'tuning',
  'finetune',
  'run',
  'runs',
  'experiments',
  'ablations',
  'sweeps',
])
