/** Which of its meanings a word of another language has among its neighbours. */
import type { LocalMeaning, Locale } from './local-phrases.ts'
import {
  amountAt,
  amountBefore,
  contentAfter,
  isCardName,
  isRangeAhead,
  isRaisedBy,
  isToAmount,
  meansOf,
} from './neighbors.ts'
import { ownedWithout, textsCounted } from './counted-texts.ts'
import type { Segment } from './segments.ts'

/** After these an article counts: "in einer Woche". */
export const unitsAfterArticle = new Set(['hour', 'day', 'week', 'month', 'year', 'minute', 'epoch', 'gpu', 'node'])

/** "à" with its accent is not "a"; without accents a word may be either. */
export function asSpelled({ phrase, typed }: Extract<Segment, { kind: 'phrase' }>): readonly LocalMeaning[] {
  const exact = phrase.meanings.filter(({ spelling }) => spelling === typed.toLowerCase())
  return exact.length === 0 ? phrase.meanings : exact
}

/** A name, a number, a method or a kind of price: what can stand in the place of another. */
const hasContent = (segment: Segment | undefined): boolean =>
  segment?.kind === 'text' ||
  segment?.kind === 'number' ||
  meansOf(segment).some((means) =>
    /^(?:[48]bit|q?lora|full_finetuning|full_precision|spot|on_demand|reserved)$/.test(means),
  )

const isNamed = (segment: Segment | undefined): boolean => segment?.kind === 'text' || meansOf(segment).includes('name')

const isPieces = /^(?:st(?:ü|ue)c?k|stk|stuks?|pezzi|pz|unidades|unités|个|個)$/iu
/** No machine has so many cards. */
const mostCards = 1000
const ofCard = /^(?:[abhlv]\d{2,3}\b|rtx|gtx|[2-5]0[5-9]0|mi\d{3}|gb?[hb]\d{3})/iu
/** And few that are counted without their name. */
const manyCards = 64
const maxNear = 4
const countedData = ['image', 'example', 'document']

/** "画像300万枚", "사진 32만 장", "配列500万本": what a counter counts that is no card; null where it counts cards. */
function countedWith(segments: readonly Segment[], index: number): string | null {
  const before = segments[index - 1]
  const counter = segments[index]?.typed ?? ''
  if (before?.kind !== 'number') return null
  // "10.000 schede": cards of a file.
  if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(counter)) return before.number.value > mostCards ? 'example' : null
  const near = segments.slice(Math.max(0, index - 1 - maxNear), index - 1)
  const name = near.findLastIndex((one) => one.kind === 'text' || one.kind === 'sign' || isCardName(one))
  const named = near
    .slice(name + 1)
    .flatMap((one) => meansOf(one))
    .findLast((means) => countedData.includes(means))
  if (named !== undefined) return named
  if (before.number.value <= mostCards) {
    // "SD1.5のLoRA(80枚、512px)": so many stand beside no card.
    const beside = segments.slice(Math.max(0, index - 4), index + 4).filter((one) => one !== before)
    const isOfCards = beside.some(
      (one) => ofCard.test(one.typed.trim()) || (one !== segments[index] && meansOf(one).includes('gpu')),
    )
    return /[枚张장]/u.test(counter) && before.number.value > manyCards && !isOfCards ? 'image' : null
  }
  return /[枚张장]/u.test(counter) ? 'image' : 'example'
}

const grows = /増や|늘려|늘리|增加/u

const units = /^(?:token|example|pair|epoch|step|gpu|node|hour|day|week|month|year|minute)$/

const limitOf: Readonly<Record<string, readonly string[]>> = {
  money: ['budget_limit', 'at_most'],
  date: ['deadline_by'],
  time: ['deadline_within', 'at_most'],
}

/** "lieber A100 als H100": the word compares what is preferred with what is given up. */
function isAfterPreference(segments: readonly Segment[], index: number): boolean {
  const before = segments.slice(Math.max(0, index - maxPreferred), index)
  const from = before.findLastIndex(({ kind }) => kind === 'sign') + 1
  return before.slice(from).some((segment) => meansOf(segment).includes('rather'))
}
const maxPreferred = 5

/** "Schritt 900 von 2300": between two numbers, one of them of steps. */
function isOfSteps(segments: readonly Segment[], index: number): boolean {
  const near = segments.slice(Math.max(0, index - 2), index + 3)
  return near.filter(({ kind }) => kind === 'number').length > 1 && near.some((one) => meansOf(one).includes('step'))
}

/** Which of its meanings a word has among its neighbours. */
export function meaningInContext(
  meanings: readonly LocalMeaning[],
  segments: readonly Segment[],
  index: number,
  locale: Locale,
): LocalMeaning {
  const only = meanings[0]
  if (only === undefined) return { means: 'noise', value: null, spelling: '' }
  const owned = only.means === 'own_hardware' ? ownedWithout(segments, index) : null
  if (owned !== null) return { means: owned, value: null, spelling: '' }
  const find = (...means: readonly string[]): LocalMeaning | undefined =>
    meanings.find((meaning) => means.includes(meaning.means))
  const isNumber = (at: number): boolean => segments[at]?.kind === 'number'
  // "GPUを8枚に増やして": eight of them, and no eight more.
  const isGrown = find('more') !== undefined && grows.test(segments[index]?.typed ?? '')
  if ((isGrown || find('fewer') !== undefined) && isToAmount(segments, index))
    return { means: 'lower_to', value: null, spelling: '' }
  if (find('raise') !== undefined && isRaisedBy(segments, index))
    return { means: 'raise_by', value: null, spelling: '' }
  const of = find('of')
  if (of !== undefined) return isOfSteps(segments, index) ? of : (meanings.find((meaning) => meaning !== of) ?? of)
  // "람다나 코어위브": between two names it is no "we".
  const or = find('or')
  if (or !== undefined && [index - 1, index + 1].every((at) => isNamed(segments[at]))) return or
  const since = find('after')
  if (since !== undefined) {
    const isTime =
      amountAt(segments, index + 1) === 'time' || (locale.isUnspaced && amountBefore(segments, index) === 'time')
    return isTime ? since : (meanings.find((meaning) => meaning !== since) ?? since)
  }
  // "あと2エポック" are more of them; "あと予算は" goes on to something else.
  const also = find('also')
  if (also !== undefined && find('more') !== undefined && find('plus') === undefined)
    return isNumber(index + 1) ? (find('more') ?? also) : also
  const than = find('than')
  if (than !== undefined)
    return isAfterPreference(segments, index) ? than : (meanings.find((meaning) => meaning !== than) ?? than)
  const range = find('between')
  if (range !== undefined && isRangeAhead(segments, index) && !isNumber(index - 1)) return range
  const refused = locale.isUnspaced ? undefined : find('not')
  if (refused !== undefined && meanings.length > 1 && segments[contentAfter(segments, index)]?.kind === 'text')
    return refused
  const after = amountAt(segments, index + 1)
  const before = amountBefore(segments, index)
  const order = locale.isUnspaced ? [before, after] : [after, before]
  for (const amount of order) {
    const limit = amount === null ? undefined : find(...(limitOf[amount] ?? ['at_most', 'at_least']))
    if (limit !== undefined) return limit
  }
  const next = segments[index + 1]
  const previous = segments[index - 1]
  const fits = find('does_it_fit')
  if (fits !== undefined && segments.some(({ kind, typed }) => kind === 'sign' && /[?？]/.test(typed))) return fits
  const between = find('between')
  if (between !== undefined && previous?.kind === 'number' && next?.kind === 'number') return between
  const isName = (segment: Segment | undefined): boolean => segment?.kind === 'text'
  // "awsじゃなくてlambda", but "aws 말고".
  const inPlace = locale.isUnspaced && find('not') !== undefined ? find('instead_of') : undefined
  if (inPlace !== undefined) {
    const isGivenUp =
      index > 0 && hasContent(segments[index - 1]) && segments.slice(index + 1, index + 3).some(hasContent)
    return isGivenUp ? inPlace : (find('not') ?? inPlace)
  }
  const currency = find('currency')
  if (currency !== undefined && previous?.kind === 'number')
    return find('gpu') !== undefined && (isName(next) || meansOf(next).includes('gpu'))
      ? (find('gpu') ?? currency)
      : currency
  // "4 Stück A100": pieces of what is named behind.
  const named = segments[index + 1]
  if (
    only.means === 'example' &&
    isNumber(index - 1) &&
    named !== undefined &&
    isPieces.test(segments[index]?.typed ?? '') &&
    isCardName(named)
  )
    return { means: 'noise', value: null, spelling: '' }
  const texts = only.means === 'example' || only.means === 'gpu' ? textsCounted(segments, index) : null
  if (texts !== null) return { means: texts, value: null, spelling: '' }
  const counted = only.means === 'gpu' ? countedWith(segments, index) : null
  if (counted !== null) return { means: counted, value: null, spelling: '' }
  const number = find('number')
  if (
    number !== undefined &&
    number.spelling !== '네' &&
    (meansOf(next).some((means) => unitsAfterArticle.has(means)) || isName(next)) &&
    number.value !== 1
  )
    return number
  // "sur un H100" is one GPU.
  if (number?.value === 1 && next !== undefined && isCardName(next)) return number
  const article = find('number')?.value === 1 && meansOf(next).some((means) => unitsAfterArticle.has(means))
  if (article) return { means: 'number', value: 1, spelling: '' }
  if (
    meanings.length > 1 &&
    /^(?:budget_limit|deadline_by|deadline_within|between|number|provider)$/.test(only.means)
  ) {
    const other = meanings.find(
      ({ means }) => !/^(?:budget_limit|deadline_by|deadline_within|between|number|at_most)$/.test(means),
    )
    if (only.means === 'budget_limit' || other === undefined) return only
    return only.means === 'provider' && isName(locale.isUnspaced ? previous : next) ? only : other
  }
  const howMuch = find('how_much')
  if (howMuch !== undefined) return howMuch
  const change = find('switch_to')
  if (change !== undefined && find('instead_of') !== undefined) return change
  const isUnit = (means: string): boolean => units.test(means)
  if (isUnit(only.means) && previous?.kind !== 'number' && meanings.length > 1) {
    const other = meanings.find(({ means }) => !isUnit(means) && means !== 'scale')
    if (other !== undefined && other.means !== 'document' && other.means !== 'data' && other.means !== 'gpu')
      return other
  }
  const unit = meanings.find(({ means }) => isUnit(means))
  if (unit !== undefined && previous?.kind === 'number') return unit
  return only
}
