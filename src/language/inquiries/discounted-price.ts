/** "30% discount on a list of 3.20", "20 % off after 1,000 hours": a share off a price, and the text without both. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { countOf } from '../questions/same-run-again.ts'
import { collapseSpaces } from '../text/characters.ts'
import { ratesIn } from './quoted-rate.ts'

export type DiscountedPrice = {
  readonly share: number
  readonly words: string
  /** Dollars of a GPU and hour that it is off; null: none is named. */
  readonly listUsd: number | null
  readonly currency: string | null
  /** GPU-hours from which on it holds; null: from the first. */
  readonly fromHours: number | null
  /** Hours that bind for it; null: nothing does. */
  readonly termHours: number | null
  readonly rest: string
}

const percent = String.raw`(?<![\w.])(\d{1,2}(?:\.\d)?) ?(?:%|percent)`
const forms: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:\b(?:with|at|minus|less|gives?(?: us| me)?|gets?|get us|offers?(?: us)?|have|has|of) )?(?:an? )?${percent} (?:discount|off|rebate|reduction)\b(?: (?:on|off|from|for|against))?(?: (?:the|their|its))?(?: (?:list|on[- ]demand)(?: price)?)?`,
    'iu',
  ),
  new RegExp(String.raw`\b(?:discount|rebate) of ${percent}(?: (?:on|off|from))?`, 'iu'),
]
const after =
  /\b(?:after|beyond|above|over|from)(?: the first)? (\d[\d,]{0,7})(k)? ?(?:gpu[- ]?)?(?:hours?|hrs?|h)\b(?: on)?/iu
/** "At list 3.20", "list price of $3.20" */
const list =
  /\b(?:(?:at|on|of|from|off) )?(?:the |a )?list(?: price)?(?: is| of| at|:)? ?\$? ?(\d{1,2}(?:\.\d{1,3})?)(?:\/?h\b| ?\/ ?(?:gpu\/)?(?:h|hr|hour)\b)?|(?<![\w.])\$? ?(\d{1,2}\.\d{1,3}) list(?: price)?\b/iu
const bare = /(?:\bat|@) ?\$? ?(\d{1,2}\.\d{1,3})(?:\/?h\b| ?\/ ?(?:gpu\/)?(?:h|hr|hour)\b)?(?! ?%)/iu
const term =
  /\b(?:(\d{1,2}|an?|one|two|three|six|twelve)[- ](month|year)s?(?:'s)?(?:[- ](?:commit\w*|term|contract|reservation|reserved|deal|plan))|commit\w*(?: for| to)? (\d{1,2}|an?|one|two|three|six|twelve)[- ](month|year)s?)/iu
/** What stops spot machines, and shares of other things. */
const otherThings = /\b(?:spot|preempt\w*|interrupt\w*|mfu|tokens? (?:less|fewer)|accuracy|loss)\b/iu
const maxLength = 320

/** Null where no share off a price is named. */
export function discountedPriceIn(text: string): DiscountedPrice | null {
  if (text.length > maxLength || !/%|percent/iu.test(text) || otherThings.test(text)) return null
  const found = forms.map((form) => form.exec(text)).find((match) => match !== null)
  if (found == null) return null
  const share = Number(found[1]) / 100
  if (!(share > 0 && share < 1)) return null
  const without = text.replace(found[0], ' ')
  const later = after.exec(without)
  const priced = later === null ? without : without.replace(later[0], ' ')
  const listed = list.exec(priced)
  const quoted = listed === null ? ratesIn(priced) : null
  const [rate, ...others] = quoted?.rates ?? []
  if (others.length > 0 || (rate !== undefined && rate.per !== 'hour')) return null
  const plain = listed === null && rate === undefined ? bare.exec(priced) : null
  const digits = listed?.[1] ?? listed?.[2] ?? plain?.[1]
  const [words] = [listed?.[0] ?? plain?.[0]]
  const bound = term.exec(text)
  return {
    share,
    words: `${found[1]}% ${/rebate/iu.test(found[0]) ? 'rebate' : /off/iu.test(found[0]) ? 'off' : 'discount'}`,
    listUsd: rate?.usd ?? (digits === undefined ? null : Number(digits)),
    currency: rate?.currency ?? null,
    fromHours:
      later === null ? null : Number((later[1] ?? '').replaceAll(',', '')) * (later[2] === undefined ? 1 : 1000),
    termHours:
      bound === null ? null : countOf(bound[1] ?? bound[3] ?? 'one') * (hoursOfUnit(bound[2] ?? bound[4] ?? '') ?? 0),
    rest: collapseSpaces(quoted?.rest ?? (words === undefined ? priced : priced.replace(words, ' '))),
  }
}

const alike =
  /[,;.]?\s?\b(?:at |for |with )?(?:the )?(?:same|equal|identical) (?:hourly )?(?:totals?|prices?|costs?|rates?|money|bill)(?: (?:an|per|each) (?:gpu[- ])?hour| hourly| in total)?|[,;.]?\s?\b(?:hourly )?(?:totals?|prices?|costs?)(?: (?:an|per) (?:gpu[- ]?)?hour)? (?:is|are|being)? ?(?:identical|the same|equal)/iu

/** Two ways that cost the same an hour; `isPerGpu`: each GPU does. Null: it is not said. */
export function sameHourlyIn(
  text: string,
): { readonly isPerGpu: boolean; readonly rest: string; readonly words: string } | null {
  const found = text.length > maxLength ? null : alike.exec(text)
  if (found === null) return null
  const words = found[0].replace(/^[,;.\s]+/u, '')
  return { isPerGpu: /gpu/iu.test(words), rest: collapseSpaces(text.replace(found[0], ' ')), words }
}

const prepaid =
  /[,;]?\s?\b(?:(?:we|i)(?:'ve|’ve| have)? )?(?:(?:pre-?paid|pre-?pay(?:ing|ment)?|paid (?:upfront|in advance|ahead)|upfront|(?:a )?deposit)(?: of)? (?<!\d)\d{1,2} ?%(?: (?:of|on|for))?|\d{1,2} ?% (?:is |are |has to be |must be )?(?:pre-?paid|pre-?payment|upfront|in advance|(?:paid )?ahead|down(?: payment)?|deposit)(?: (?:of|on|for))?)/iu

/** "40% prepaid": a part that is paid ahead, and the text without it; null: none is told. */
export function prepaidIn(text: string): { readonly words: string; readonly rest: string } | null {
  const found = text.length > maxLength || !text.includes('%') ? null : prepaid.exec(text)
  return found === null
    ? null
    : {
        words: found[0].replace(/^[,;\s]+/u, '').replace(/ (?:of|on|for)$/iu, ''),
        rest: collapseSpaces(text.replace(found[0], ' ')),
      }
}
