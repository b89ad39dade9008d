/** "Every week instead of every quarter": the runs of a year by which one is more, or less, than the other. */
import { timesAYear } from '../text/times-a-year.ts'
import type { SeriesText } from './runs-at-once.ts'

const each = (name: string): string =>
  String.raw`(?:(?:(?:once|one run) )?(?:every|each|an?|per|by the) (?<${name}>day|week|fortnight|month|quarter|year)|(?<${name}ly>daily|weekly|bi-?weekly|fortnightly|monthly|quarterly|yearly|annually))`
const forms: readonly RegExp[] = [
  new RegExp(
    String.raw`${each('now')}(?:,? (?:and )?(?:instead of|rather than|not|no longer|up from|down from|as opposed to|compared (?:to|with)|vs\.?|versus)) (?:just |only |the current )?${each('before')}`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:from|instead of|rather than) ${each('before')},? (?:re-?train\w* |runs? |updates? )?(?:to|→|->|now) ${each('now')}`,
    'iu',
  ),
]

/** Null where no two of them are told. */
export function changedFrequencyIn(text: string): SeriesText | null {
  for (const form of forms) {
    const found = form.exec(text)
    if (found === null) continue
    const { now, nowly, before, beforely } = found.groups ?? {}
    const [after, earlier] = [now ?? nowly, before ?? beforely].map((unit) => timesAYear[unit?.toLowerCase() ?? ''])
    if (after === undefined || earlier === undefined || after === earlier) return null
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
    const change = after > earlier ? 'more' : 'fewer'
    return {
      series: { count: Math.abs(after - earlier), per: 'year', words: found[0].trim(), change },
      rest: rest
        .replace(ofYear, ' ')
        .replaceAll(/[^\S\n]+/gu, ' ')
        .trim(),
    }
  }
  return null
}
const ofYear =
  /\b(?:the |our )?(?:an+ual|yearly) (?:bill|costs?|budget|spend|sum|figure)\b|\b(?:a|per|each) (?:year|annum)\b/iu
