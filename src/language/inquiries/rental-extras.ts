/** "With 10 TB of storage and 5 TB egress, three quotes": what is rented beside GPUs, and how many sellers are to be named. */
import { countOf } from '../questions/same-run-again.ts'

/** Gigabytes; null: it is asked for, and how much was not said. Absent: it is not asked for. */
export type RentalExtras = {
  readonly storageGb?: number | null
  /** Dollars for a gigabyte and month, where they are told. */
  readonly storageUsdPerGb?: number
  /** Of the whole time, or of each month. */
  readonly egress?: { readonly gb: number | null; readonly isMonthly: boolean }
}

/** `rest`: the text without them; null there: nothing of the kind is said. */
export type RentalWords = { readonly extras: RentalExtras; readonly rest: string }

const amount = String.raw`(?<![\w.])(?<number>\d[\d,]{0,8}(?:\.\d{1,3})?) ?(?<unit>gb|gib|tb|tib|pb)\b`
const kinds = String.raw`(?:(?:of|fast|shared|local|network(?:ed)?|attached|block|object|persistent|scratch|parallel|hot|flash|nvme|ssd|disk|high[- ]speed|file|extra) ){0,3}`
const storage = String.raw`(?:storage|disks?|nvmes?|ssds?|volumes?|file ?systems?|buckets?|s3|lustre|scratch)(?: space)?\b`
const egress = String.raw`(?:egress|traffic|bandwidth|data transfer(?:red)?(?: out)?|data out|transfer out|outbound(?: traffic| data)?|downloads?)\b`
const joiner = String.raw`(?:(?:,|\+|&|\b(?:with|incl(?:uding|udes?|\.)?|plus|and)) ?){0,3}`
const often = String.raw`(?<often> ?(?:\/|per|an?|each|every) ?(?:month|mo)\b| monthly\b)?`
const behind = String.raw`(?: (?:included|on top|needed|attached))?`
const formsOf = (noun: string): readonly RegExp[] => [
  new RegExp(String.raw`${joiner}${amount}${often} ${kinds}(?:of )?${noun}${behind}`, 'iu'),
  new RegExp(String.raw`${joiner}\b${noun}(?: ?[:=(]| of| at)? ?${amount}${often}\)?${behind}`, 'iu'),
  // Without an amount.
  new RegExp(
    String.raw`(?:[,+&:] ?|\b(?:with|incl(?:uding|udes?|\.)?|plus|and) )(?:(?:the|some|all|any|its) )?${kinds}${noun}${behind}(?! ?(?:costs?|fees?|bill|price))|\b${noun} (?:included|on top)`,
    'iu',
  ),
]
const storageForms = formsOf(storage)
const ofWhat = String.raw`(?: of (?:our |the |all |final |model )?(?:data|datasets?|checkpoints?|ckpts?|weights|models?|results?|outputs?|logs|traffic|files))?`
const wayOut = String.raw`(?: (?:out|off|home|down|away|elsewhere)\b)`
const egressForms = [
  // "Egress of a 2 TB checkpoint", "egress for 2 TB of weights".
  new RegExp(
    String.raw`${joiner}\b${egress}(?: (?:of|for|on|with))? (?:an? |the |our |about |some ){1,2}${amount}(?: ?-?(?:checkpoints?|ckpts?|weights|models?|datasets?))?${behind}`,
    'iu',
  ),
  ...formsOf(egress).slice(0, 2),
  // "Pull 5 TB out", "downloading 1 TB of checkpoints", "2 TB of data out".
  new RegExp(
    String.raw`${joiner}\b(?:pull|download|mov|copy|tak|get|transfer|export|bring|ship)(?:e|ing|ting)? (?:the |our |about |some |all ){0,2}${amount}${ofWhat}(?:${wayOut}|(?<=download\w* .{1,40}))(?: (?:of|from) (?:it|there|the cloud))?(?: (?:at the end|afterwards?|when done))?`,
    'iu',
  ),
  new RegExp(
    String.raw`${joiner}${amount}${ofWhat}(?: (?:go(?:es|ing)?|com(?:es|ing)|leav(?:es|ing)))?${wayOut}(?: (?:at the end|afterwards?))?`,
    'iu',
  ),
  ...formsOf(egress).slice(2),
]
/** "At $0.07 per GB-month": no price of a GPU. */
const storagePrice =
  /(?: ?(?:,|@|\b(?:at|for|costs?|costing|is)\b)){0,2} ?\$ ?(?<usd>\d{1,3}(?:\.\d{1,4})?|\.\d{1,4}) ?(?:\/|per|an?) ?gi?b\b(?:[ -]?(?:\/|per|an?)?[ -]?(?:months?|mo)\b)?/iu
const gigabytes: Readonly<Record<string, number>> = { g: 1, t: 1e3, p: 1e6 }
/** Longer texts say more than such a request. */
const maxLength = 400

/** Storage and data out of a text that rents GPUs; null where it speaks of neither. */
export function rentalExtrasIn(text: string): RentalWords | null {
  if (text.length > maxLength) return null
  let rest = text
  const take = (forms: readonly RegExp[]): { readonly gb: number | null; readonly isMonthly: boolean } | null => {
    for (const form of forms) {
      const match = form.exec(rest)
      if (match === null) continue
      rest = `${rest.slice(0, match.index)}, ${rest.slice(match.index + match[0].length)}`
      const { number, unit = '', often: period } = match.groups ?? {}
      const factor = gigabytes[unit[0]?.toLowerCase() ?? ''] ?? 1
      const gb = number === undefined ? null : Number(number.replaceAll(',', '')) * factor
      return { gb, isMonthly: period !== undefined }
    }
    return null
  }
  const price = storagePrice.exec(rest)
  const isOfStorage = price !== null && storageForms.some((form) => form.test(text))
  if (isOfStorage) rest = `${rest.slice(0, price.index)}${rest.slice(price.index + price[0].length)}`
  const kept = take(storageForms)
  const out = take(egressForms)
  if (kept === null && out === null) return null
  return {
    extras: {
      ...(kept === null ? {} : { storageGb: kept.gb }),
      ...(isOfStorage ? { storageUsdPerGb: Number(price.groups?.['usd']) } : {}),
      ...(out === null ? {} : { egress: out }),
    },
    rest: rest.replaceAll(/[^\S\n]+/gu, ' ').trim(),
  }
}

const several =
  /\b(two|three|four|five|six|[2-6]) (?:(?:different|cheapest|cheap|best|good|comparable|separate) )?(?:quotes?|quotations?|offers?|prices|providers|sellers|vendors|suppliers|clouds|options)\b|\b(?:cheapest|top|best) (two|three|four|five|six|[2-6])(?! ?(?:x|×|gpus?|cards?|nodes?)\b)\b/iu

/** "Three quotes", "the cheapest five": sellers that are to be named, and the words; null where no number is said. */
export function offerCountIn(text: string): { readonly count: number; readonly words: string } | null {
  const match = several.exec(text)
  return match === null ? null : { count: countOf(match[1] ?? match[2] ?? ''), words: match[0] }
}
