/** "Two nodes with 8 each", "2 boxes, 8 apiece", "four nodes of eight MI300X each": how many GPUs each of the machines has. */
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { isCount } from './gpu-count.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** More GPUs stand in no machine. */
const mostCards = 16

/** Fills the GPUs of a machine where a number behind that of the machines says that each has so many. */
export function fillCardsOfNodes(context: ParseContext): void {
  fillRacks(context)
  for (const [index, mention] of context.mentions.entries()) {
    if (!countsNodes(context, index, mention)) continue
    const at = context.skip(index, 1, 'comma', 'preposition', 'function-word', 'article', 'sign', 'plus')
    const cards = context.mentions[at]
    if (at - index > reach || !isKind(cards, 'amount') || context.used.has(at)) continue
    const { meaning } = cards
    const isOfCards = isCount(meaning) || (meaning.measure === 'gpus' && meaning.magnitude === '')
    if (!isOfCards || meaning.value < 1 || meaning.value > mostCards) continue
    const behind = context.skip(at, 1, 'gpu', 'vendor', 'times', 'article', 'measure')
    if (meaning.each !== true && !isEach(context, behind)) continue
    const { each: _, ...amount } = meaning
    context.add(
      { role: 'quantity', measure: 'gpusPerNode', amount: { ...amount, measure: 'gpusPerNode' }, ...spanOf(cards) },
      at,
    )
  }
}
const reach = 4

/**
 * "A full GB200 NVL72 rack", "two NVL72 racks", "half an NVL72": the GPUs of each are in its name. Without the word a whole
 * number before it counts GPUs, and so does one that stands elsewhere: "16 GPUs of a GB300 NVL72".
 */
function fillRacks(context: ParseContext): void {
  for (const [index, mention] of context.mentions.entries()) {
    if (!isKind(mention, 'gpu') || mention.meaning.count !== undefined) continue
    const cards = /\bnvl ?(\d{2,3})$/u.exec(context.textAt(index))?.[1]
    const behind = context.mentions[index + 1]
    if (cards === undefined || partOfRack.test(context.textAt(index + 1))) continue
    const rack = behind !== undefined && /^racks?\b/u.test(context.textAt(index + 1)) ? behind : null
    const at = context.skip(index, -1, 'article', 'times', 'preposition', 'function-word')
    const before = context.mentions[at]
    const number =
      isKind(before, 'amount') && before.meaning.measure === null && before.meaning.magnitude === '' ? before : null
    // "One NVL72", "half an NVL72": nobody says so of a GPU.
    const isPart = number !== null && partsOfRack.includes(number.meaning.value)
    const racks =
      number !== null && (isPart || ((rack !== null || mention.meaning.group === true) && isCount(number.meaning)))
        ? number
        : null
    // "On gb200 nvl72" names the kind; "a GB200 NVL72" is the rack, and who pretrains on one takes all of it.
    const isOfKind =
      mention.meaning.group !== true &&
      !articles.test(context.textAt(index - 1)) &&
      !context.mentions.some(isPretraining)
    if (rack === null && racks === null && (number !== null || isOfKind || context.mentions.some(countsGpus))) continue
    const value = Number(cards) * (racks?.meaning.value ?? 1)
    const amount = { kind: 'amount', value, unitValue: value, magnitude: '', capital: false, inWords: false } as const
    const span = { from: (racks ?? mention).from, to: (rack ?? mention).to }
    const used = [...(racks === null ? [] : [at]), ...(rack === null ? [] : [index + 1])]
    context.add({ role: 'count', amount: { ...amount, measure: 'gpus' }, byTimes: false, ...span }, ...used)
  }
}

const partOfRack = /^(?:trays?|nodes?|slices?|instances?|partitions?)\b/u
const partsOfRack = [0.25, 0.5, 1]
const articles = /^(?:an?|the|our|my|one|full|whole|entire)$/u
const isPretraining = (mention: Mention): boolean =>
  isKind(mention, 'field-value') && mention.meaning.field === 'task' && mention.meaning.value === 'pretrain'
const countsGpus = (mention: Mention): boolean => isKind(mention, 'amount') && mention.meaning.measure === 'gpus'

const isEach = (context: ParseContext, at: number): boolean =>
  isKind(context.mentions[at], 'each') || /^(?:each|apiece|per)\b/u.test(context.textAt(at))

/** "2 boxes", "two H200 boxes" */
const countsNodes = (context: ParseContext, index: number, mention: Mention): boolean =>
  isKind(mention, 'amount')
    ? mention.meaning.measure === 'nodes'
    : isKind(mention, 'measure') && mention.meaning.measure === 'nodes' && isKind(context.mentions[index - 1], 'gpu')
