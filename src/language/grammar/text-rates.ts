/** "0.75 tokens per character", "4 bytes per token": what somebody measured of a text holds before what is usual. */
import { formatRounded } from '../../scenario/format-values.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

type Unit = 'character' | 'word' | 'byte'

const unitWords: Readonly<Record<string, Unit>> = {
  character: 'character',
  characters: 'character',
  char: 'character',
  chars: 'character',
  word: 'word',
  words: 'word',
  byte: 'byte',
  bytes: 'byte',
  kb: 'byte',
  mb: 'byte',
  gb: 'byte',
  tb: 'byte',
  gib: 'byte',
  mib: 'byte',
}
const tokenWords: ReadonlySet<string> = new Set(['token', 'tokens', 'tok'])
/** No tokenizer takes more tokens for a word, or more bytes for a token. */
const mostOfOne = 20
/** Tokens of a word in most languages. */
const mostOfWord = 4

/** `uses`: the mentions that say it. */
type Rate = {
  readonly unit: Unit
  readonly tokensPerUnit: number
  readonly index: number
  readonly uses: readonly number[]
}

/** Fills the data that are given in characters, words or bytes, as many tokens as the text says that each takes. */
export function fillOwnTextRate(context: ParseContext): void {
  const rates = [...context.unused('amount')].flatMap(({ mention, index }) => rateAt(context, mention, index) ?? [])
  const [rate] = rates
  if (rate === undefined || rates.length > 1) return
  const textsOf = (unit: Unit) =>
    [...context.unused('amount')].filter(
      ({ mention, index }) => index !== rate.index && unitOf(context, mention, index) === unit,
    )
  const counted = textsOf(rate.unit)
  // "3.1 GB of text, 4.2 characters a token": of plain text a character is about a byte.
  const isInBytes = counted.length === 0 && rate.unit === 'character'
  const all = isInBytes ? textsOf('byte') : counted
  // "Avg 95k words, so 109M words": how long one is gives way.
  const whole = all.filter(({ mention }) => mention.meaning.measure !== 'length')
  const texts = whole.length > 0 ? whole : all
  const [text] = texts
  if (text === undefined || texts.length > 1) return
  const { meaning, from, to } = text.mention
  const units = rate.unit === 'byte' || isInBytes ? meaning.value : meaning.unitValue
  const value = units * rate.tokensPerUnit
  const { note: _, ...amount } = meaning
  const measure = meaning.each === true || meaning.measure === 'length' ? 'length' : 'tokens'
  context.add(
    { role: 'quantity', measure, amount: { ...amount, value, unitValue: value, measure }, from, to },
    text.index,
  )
  const span = {
    from: context.mentions[rate.uses[0] ?? rate.index]?.from ?? from,
    to: context.mentions[rate.uses.at(-1) ?? rate.index]?.to ?? to,
  }
  const ofBytes = isInBytes ? ', and a byte as a character' : ''
  const note = `The text is counted as ${formatRounded(rate.tokensPerUnit)} tokens to a ${rate.unit}, as is said${ofBytes}.`
  context.add({ role: 'remark', note, ...span }, ...rate.uses)
}

function rateAt(context: ParseContext, { meaning }: Mention<Amount>, index: number): Rate | null {
  if (!(meaning.unitValue > 0) || meaning.unitValue > mostOfOne || meaning.magnitude !== '') return null
  // "5M words x 1.33", and not "5M words x 3"
  const counted = context.mentions[context.skip(index - 1, -1, 'sign')]
  const isFactor = meaning.measure === null && context.kindAt(index - 1) === 'times' && meaning.value < mostOfWord
  if (isFactor && !Number.isInteger(meaning.value) && isKind(counted, 'amount') && isWords(context, counted))
    return { unit: 'word', tokensPerUnit: meaning.value, index, uses: [index - 1, index] }
  const per = context.mentions[index + 1]
  const isPer = isKind(per, 'per', 'each') || context.textAt(index + 1) === '/' || isKind(per, 'article')
  if (!isPer) return null
  const uses = [index, index + 1, index + 2]
  const [own, other] = [context.lastWordAt(index), context.textAt(index + 2).split(' ')[0] ?? '']
  const unit = unitWords[other]
  if (tokenWords.has(own) && unit !== undefined && (unit !== 'byte' || other.startsWith('byte')))
    return { unit, tokensPerUnit: meaning.unitValue, index, uses }
  const ofOwn = unitWords[own]
  if (ofOwn === undefined || !tokenWords.has(other) || (ofOwn === 'byte' && !own.startsWith('byte'))) return null
  return { unit: ofOwn, tokensPerUnit: 1 / meaning.unitValue, index, uses }
}

const isWords = (context: ParseContext, mention: Mention<Amount>): boolean =>
  unitOf(context, mention, context.mentions.indexOf(mention)) === 'word'

function unitOf(context: ParseContext, { meaning }: Mention<Amount>, index: number): Unit | null {
  if (meaning.measure === 'bytes') return 'byte'
  if (meaning.note === undefined || (meaning.measure !== 'tokens' && meaning.measure !== 'length')) return null
  const words = context.textAt(index).split(' ')
  return words.map((word) => unitWords[word]).find((unit) => unit !== undefined) ?? null
}
