/** "Dell quotes us 312k EUR for an 8x H200 server: at how many hours is buying cheaper than renting?": a price of a machine against its rent. */
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import { currencyIn } from '../questions/named-currency.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'
import { scaledNumber } from '../text/typed-number.ts'
import { ratesIn } from './quoted-rate.ts'

export type MachineOffer = {
  readonly amount: number
  /** ISO code; null: dollars. */
  readonly currency: string | null
  readonly words: string
  /** Of the life that is told, such as by its warranty; null: none is. */
  readonly hours: number | null
  /** Without the sum. */
  readonly rest: string
}

const rents = /\b(?:rent(?:s|ed|ing|al|als)?|cloud|hir(?:e|ing)|leas(?:e|ing)|on[- ]demand)\b/iu
const weighs =
  /\b(?:cheaper|beats?|break[- ]?s?[- ]?even|pays? (?:for )?(?:itself|off|back)|paid (?:off|back)|amorti[sz]\w*|worth (?:it|buying|that|the)|comes? out ahead|ahead of|better than|make(?:s)? (?:more )?sense|buy(?:ing)? or rent\w*|rent(?:ing)? or buy\w*|or rent|vs\.?|versus|against|compared (?:to|with)|at (?:what|which) (?:use|usage|utili[sz]ation|load)|(?:how many|after what|what) hours)(?!\w)/iu
const isOther =
  /\b(?:tokens?|param\w*|epochs?|fine-?\s?tun\w*|pre-?train\w*|q?lora|reserv\w*|colo(?:cation)?|used|second[- ]?hand|refurb\w*|salary|grant)\b/iu
const currencyWord = String.raw`(?:usd|us\$|dollars?|bucks|eur|euros?|gbp|pounds?|chf|francs?|[$€£])`
const sums = new RegExp(
  String.raw`(?<![\w.,])(?:(?<before>${currencyWord}) ?)?(?<digits>\d{1,3}(?:[.,']\d{3})+|\d{1,7}(?:[.,]\d{1,3})?)(?: ?(?<scale>k|m|mn|mio|thousand|million)\b)?(?: ?(?<after>${currencyWord})(?!\w))?(?! ?(?:\/|per\b|an? (?:hour|month|day)|hours?|gb\b))`,
  'giu',
)
/** Less is no price of a machine of several cards. */
const least = 5000
const maxLength = 400

/** Null where not one such price stands with the question whether rent is cheaper. */
export function machineOfferIn(text: string): MachineOffer | null {
  if (text.length > maxLength || !rents.test(text) || !weighs.test(text) || isOther.test(text)) return null
  const found = [...text.matchAll(sums)].flatMap((match) => {
    const { before = '', digits = '', scale, after = '' } = match.groups ?? {}
    const plain = digits.replaceAll(/[.,'](?=\d{3}(?:\D|$))/gu, '')
    const amount = scaledNumber(scale === undefined ? plain : digits, scale)
    const isMoney = before !== '' || after !== '' || scale !== undefined
    return isMoney && amount >= least
      ? [{ amount, currency: currencyIn(`${before} ${after}`), words: match[0].trim() }]
      : []
  })
  const [price, ...others] = found
  if (price === undefined || others.length > 0 || ratesIn(text) !== null) return null
  const without = text.replace(price.words, 'it')
  const span = timeSpansIn(without).find(({ hours }) => hours > hoursOfMonth)
  return { ...price, hours: span?.hours ?? null, rest: collapseSpaces(without.replace(span?.words ?? ' ', ' ')) }
}
