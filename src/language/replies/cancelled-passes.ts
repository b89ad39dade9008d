/** “The second and third epoch are cancelled”, “flat from epoch five on, stop there”, “one pass suffices, …”: so many passes are left. */
import type { Scenario } from '../../scenario/scenario.ts'
import { numberWords } from '../text/number-words.ts'

const ordinals: Readonly<Record<string, number>> = { second: 2, '2nd': 2, third: 3, '3rd': 3, fourth: 4, '4th': 4, fifth: 5, '5th': 5, sixth: 6, '6th': 6 } // prettier-ignore
const nth = Object.keys(ordinals).join('|')
const count = String.raw`\d{1,2}|${Object.keys(numberWords).join('|')}`
const pass = '(?:epochs?|pass(?:es)?)'
const off =
  '(?:cancell?ed|dropped|off|gone|out|scrapped|skipped|cut|useless|pointless|a waste|wasted|not needed|unnecessary|superfluous)'
const dropped = [
  new RegExp(String.raw`\b(?:the )?(?<nth>${nth}|last)(?:(?: ?,| ?and| ?&| to)+ (?:the )?(?:${nth}))* ${pass} (?:is|are|was|were|can be|will be|should be|gets?)(?: both| all)? ${off}(?! \w)`, 'iu'),
  new RegExp(String.raw`^(?:so |and |please |pls |let's |we |we'll |i'd |ok |then |just )*(?:cancel|drop|skip|scrap|cut|remove|leave out|omit|lose) (?:the )?(?<nth>${nth}|last)(?:(?: ?,| ?and| ?&| to)+ (?:the )?(?:${nth}))* ${pass}(?! \w)`, 'iu'),
] // prettier-ignore
const flat = new RegExp(
  String.raw`\b(?:loss|curve|eval\w*|val\w*|accuracy|score|perplexity|it|they|everything)\b[^.;?]{0,40}\b(?:flat\w*|plateau\w*|stopped|converged|no longer|saturat\w*|peaked|overfit\w*|best|bottomed|stalled)\b[^.;?]{0,20}?\b(?:at|after|from|by|past|in|with) (?:epoch (?<count>${count})|(?:the )?(?<nth>${nth}|first) ${pass}|(?<passes>${count}) ${pass})\b(?<rest>.*)$`,
  'isu',
)
const stopsThere =
  /\b(?:stop|end|finish|quit|leave it|cap it) (?:there|then|at that|it there)\b|\b(?:no|not|never|without|don'?t|little) (?:\w+ ){0,3}(?:past|beyond|longer|further|after|going on|more)\b|\b(?:that'?s|that is|which is) (?:enough|where we stop)\b/iu
/** So many do, and why: the reason may speak of a pass as well. */
const suffices = new RegExp(
  String.raw`^(?<said>(?:ok |so |then |i think |honestly |actually )*(?<count>${count}) ${pass} (?:suffices?|(?:is|are) (?:enough|plenty|fine|sufficient)|will do|would do|does it|do))\s*[,;.:–-]\s*(?<why>[^\d?]*\b(?:${nth}|first)\b[^\d?]*)$`,
  'iu',
)
/** “Add 2 more epochs, 3B was one pass” */
const added = new RegExp(
  String.raw`\badd (?<count>${count}) (?:more |further |extra )?${pass}[\s,;.:(–-]+(?:the |our |because |since |as )*(?<amount>\d[\d.]* ?[kmbt]?)(?: tokens| tok| rows| examples)? (?:was|is|are|were|counts? as|means) (?:only |just )?(?<were>${count}|an?) ${pass}\b`,
  'iu',
)
const maxLength = 200

const numberOf = (said: string): number => numberWords[said.toLowerCase()] ?? (/^an?$/iu.test(said) ? 1 : Number(said))

/** The reply below a plan with so many passes; as it is where it takes none away. */
export function withCancelledPasses(text: string, { corpus }: Pick<Scenario, 'corpus'>): string {
  if (text.length > maxLength || text.includes('?')) return text
  const more = added.exec(text)
  if (more !== null) {
    const { count: extra = '', were = '' } = more.groups ?? {}
    return replaced(text, more, numberOf(extra) + numberOf(were))
  }
  const enough = suffices.exec(text)?.groups
  if (enough !== undefined) return `${String(numberOf(enough['count'] ?? ''))} epochs`
  for (const form of dropped) {
    const found = form.exec(text)
    const which = found?.groups?.['nth']?.toLowerCase() ?? ''
    const left = which === 'last' ? (corpus?.epochs ?? 0) - 1 : (ordinals[which] ?? 0) - 1
    // What comes before it is why.
    if (found !== null && left >= 1) return `${String(left)} epochs${text.slice(found.index + found[0].length)}`
  }
  const ended = flat.exec(text)
  const { count: at = '', nth: which = '', passes = '', rest = '' } = ended?.groups ?? {}
  if (ended === null || !stopsThere.test(rest)) return text
  const last =
    which === '' ? numberOf(at === '' ? passes : at) : /first/iu.test(which) ? 1 : (ordinals[which.toLowerCase()] ?? 0)
  return last >= 1 && !/\d/u.test(rest) ? `${String(last)} epochs` : text
}

const replaced = (text: string, found: RegExpExecArray, epochs: number): string =>
  `${text.slice(0, found.index)}${String(epochs)} epochs${text.slice(found.index + found[0].length)}`
