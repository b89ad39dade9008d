/** "Interview transcripts (health topics, Kenya) … must be processed in the EU": where data come from is no place to train at, where another is asked for. */
import { once } from '../../once.ts'
import { collapseSpaces } from '../text/characters.ts'

const asksForPlace =
  /\b(?:must|has to|have to|needs? to|only|may not|cannot|can't|should) (?:be |stay |remain |run |never |not )?(?:processed|trained|hosted|kept|stored|stay\w*|remain\w*|run|leave|in|within|inside)?\b[^.?!]{0,40}\b(?:in|within|inside|on|leave)\b/iu
const things =
  '(?:transcripts?|records?|notes?|tickets?|documents?|letters?|interviews?|emails?|surveys?|reports?|articles?|data|corpus|texts?|chats?|calls?|recordings?|posts?|reviews?|filings?|judg(?:e)?ments?)'
const bracketed = new RegExp(
  String.raw`\b${things} \((?<topic>[^()\d]{0,40}?)(?:,\s?)?(?<place>\p{Lu}\p{L}{2,14}(?: \p{Lu}\p{L}{2,14}){0,2})\)`,
  'u',
)
const from = new RegExp(
  String.raw`\b${things} (?:from|collected in|recorded in|written in|made in) (?<place>\p{Lu}\p{L}{2,14}(?: \p{Lu}\p{L}{2,14}){0,2})(?=[,.;:]| \d| of\b)`,
  'u',
)

/** Names of countries in English, of every pair of letters that is one. */
const countries = once((): ReadonlySet<string> => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
  return new Set(letters.flatMap((one) => letters.flatMap((other) => names.of(one + other) ?? [])))
})

/** Unchanged where no other place is asked for, or the data come from no country. */
export function withoutDataOrigin(text: string): string {
  if (!asksForPlace.test(text)) return text
  for (const pattern of [bracketed, from]) {
    const found = pattern.exec(text)
    const place = found?.groups?.['place'] ?? ''
    if (found === null || !countries().has(place)) continue
    const topic = found.groups?.['topic']?.trim() ?? ''
    const [thing = ''] = found[0].split(' ')
    return collapseSpaces(text.replace(found[0], topic === '' ? thing : `${thing} (${topic})`))
  }
  return text
}
