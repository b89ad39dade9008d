/** How many examples there are of each thing: "one short question per photo" counts none, where the things are counted. */
import { type Amount, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** Takes few examples of each of what is counted beside them: they are no amount of data. */
export function fillRatios(context: ParseContext): void {
  const counts = [...context.unused('amount')]
  if (!counts.some(({ mention }) => isManyThings(mention.meaning))) return
  for (const { mention, index } of counts) {
    if (!isFew(mention.meaning) || !isOfEach(context, index)) continue
    const note = mention.meaning.value === 1 ? '' : together
    context.add({ role: 'remark', note, from: mention.from, to: mention.to }, index)
  }
}

const together = 'Those of one thing are counted as one example together: say how many there are in all to have others.'

/** So many things at least are trained on. */
const isManyThings = ({ measure, magnitude, value }: Amount): boolean =>
  value >= 50 && (measure === 'examples' || measure === 'imageCount' || (measure === null && magnitude !== 'b'))

/** More are no number that each thing has. */
const isFew = ({ measure, value, each }: Amount): boolean =>
  value <= 20 && each !== true && (measure === 'examples' || measure === 'imageCount')

/** "… per photo", "… for each form", "each with …", "every one has …". */
function isOfEach(context: ParseContext, index: number): boolean {
  for (let at = index + 1; at <= index + reach; at += 1) {
    if (isKind(context.mentions[at], 'comma', 'sentence-end', 'question', 'amount')) break
    const words = context.textAt(at).split(' ')
    if (
      words[0] === 'per' ||
      (isEach(words.at(-1)) && binding.has(words.length > 1 ? (words.at(-2) ?? '') : context.lastWordAt(at - 1)))
    )
      return true
  }
  for (let at = index - 1; at >= index - reach; at -= 1) {
    if (isKind(context.mentions[at], 'sentence-end', 'question')) break
    const words = context.textAt(at).split(' ')
    const next = words.length > 1 ? words[1] : context.textAt(at + 1).split(' ')[0]
    if (isEach(words[0]) && having.has(next ?? '')) return true
  }
  return false
}
const reach = 5
const isEach = (word: string | undefined): boolean => word === 'each' || word === 'every'
const binding: ReadonlySet<string> = new Set(['for', 'to', 'on', 'with', 'of', 'in'])
const having: ReadonlySet<string> = new Set(['with', 'has', 'having', 'comes', 'gets', 'got', 'one'])
