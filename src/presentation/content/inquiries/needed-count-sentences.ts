/** How many GPUs a job needs in each form of its base, against a number that is said to be the least. */
import { type MethodId, methodNames, weightBytes } from '../../../catalog/training-method.ts'
import { GIB } from '../../../catalog/units.ts'
import { joinWords } from '../../../recommend/figure-text.ts'
import { formatCount, formatGib } from '../../format/number-format.ts'

type NeededOnCard = { readonly name: string; readonly sure: number | null; readonly maybe: number | null }

export type NeededCounts = {
  readonly form: string
  /** The card that is asked about, then larger ones in one machine. */
  readonly cards: readonly NeededOnCard[]
}

/** "With a base in bf16 (LoRA, 1,250 GiB of weights)" */
export function formOfBase(method: MethodId, params: number): string {
  if (method === 'full') return 'With every weight trained'
  const isSmall = method === 'qlora'
  const size = formatGib((params * weightBytes[isSmall ? 'nf4' : 'bf16']) / GIB)
  return `With a base in ${isSmall ? '4-bit' : 'bf16'} (${methodNames[method]}, ${isSmall ? 'about ' : ''}${size} of weights)`
}

/** The verdict on `asked`, then each form; null where nothing holds it. */
export function neededCountSentences(asked: number, needed: readonly NeededCounts[]): string | null {
  const known = needed.flatMap(({ form, cards }) => {
    const words = cards.flatMap(cardWords)
    return words.length === 0 ? [] : [`${form}: ${joinWords(words, 'or')}.`]
  })
  if (known.length === 0) return null
  const [first] = needed
  const least = needed.map(({ cards: [card] }) => card?.sure ?? card?.maybe ?? null)
  const [ofFirst = null] = least
  const ofForms = needed.length > 1 ? '; it depends on the form of the base and on the card' : ''
  const fewer = least.some((count) => count !== null && count < asked)
  const verdict =
    ofFirst !== null && ofFirst < asked
      ? `No: fewer than ${asked} do.`
      : ofFirst === asked
        ? `On that card yes${fewer ? ', unless the base is in 4-bit' : ''}; on larger ones fewer do.`
        : (first?.cards[0]?.maybe ?? Infinity) <= asked
          ? `${asked} may do, and are not sure to${ofForms}.`
          : `Not even ${asked} hold it on that card${needed.length > 1 ? ' in bf16: it depends on the form of the base and on the card' : ''}.`
  return `${verdict} ${known.join(' ')}`
}

const cardWords = ({ name, sure, maybe }: NeededOnCard): readonly string[] => {
  if (maybe === null) return []
  if (sure === null) return [`${formatCount(maybe)} × ${name}, only just if at all`]
  return [
    maybe < sure ? `${formatCount(sure)} × ${name} (${formatCount(maybe)} may do)` : `${formatCount(sure)} × ${name}`,
  ]
}
