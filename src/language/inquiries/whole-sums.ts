/** "$1.1M", "210k for", "1,640 dollars": sums of money that are no price by the time. */

export type WholeSum = {
  readonly amount: number
  readonly sign: '$' | '€' | '£'
  readonly words: string
  readonly from: number
}

const sum =
  /(?<![\w.])(?:([$€£]) ?)?(\d[\d,]{0,12}(?:\.\d{1,3})?)(?: ?(k|thousand|m|mn|mio|million)\b)?(?: ?(usd|dollars?|bucks|eur|euros?|gbp|pounds?|quid)\b)?(?![\w%]|[.,]\d)(?! ?(?:\/|per\b|an? (?:hour|gpu|month|day|gb|tb)\b|each\b|hourly\b))/giu
/** A number of thousands, or one to the cent ("invoiced us 3,412.80 for"), without any sign of money is some of it where nothing is counted behind it. */
const standsAlone = /^(?: (?:for|total|in total|all in|over|or|is|a (?:good|fair)|upfront|ok)\b|\s*[,.?!;:]|\s*$)/iu
const scales: Readonly<Record<string, number>> = { k: 1e3, t: 1e3, m: 1e6 }

/** In the order in which they stand. */
export function wholeSumsIn(text: string): readonly WholeSum[] {
  return [...text.matchAll(sum)].flatMap((match) => {
    const [words, sign = '', digits = '', scale, unit = ''] = match
    const isInCents = scale === undefined && /^\d[\d,]{2,}\.\d\d$/u.test(digits)
    const isOfThousands = scale !== undefined && scale !== 'm'
    const isMoney =
      sign !== '' ||
      unit !== '' ||
      ((isOfThousands || isInCents) && standsAlone.test(text.slice(match.index + words.length)))
    const amount = Number(digits.replaceAll(',', '')) * (scales[scale?.[0]?.toLowerCase() ?? ''] ?? 1)
    if (!isMoney || !(amount > 0)) return []
    const typed = `${sign}${unit}`.toLowerCase()
    const kind = /€|eur/u.test(typed) ? '€' : /£|gbp|pound|quid/u.test(typed) ? '£' : '$'
    return [{ amount, sign: kind, words: words.replace(/[\s,]+$/u, ''), from: match.index }]
  })
}
