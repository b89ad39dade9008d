/** Who refuses, forbids or strikes a seller: "le client refuse AWS", "der Kunde lehnt AWS ab", "고객이 AWS를 거부해요". */
import { sellers } from '../text/sellers.ts'
import type { Locale } from './local-phrases.ts'

type RefusalWords = {
  /** Before the name, and what may stand between. */
  readonly verbs: string
  readonly between: string
  /** Behind the name: the rest of the verb, the list that it is struck from. */
  readonly behind: string
  readonly and: string
  /** Before the name, of which the whole is "not there". */
  readonly not: string
}

const words: Readonly<Record<string, RefusalWords>> = {
  de: {
    verbs: 'lehnt|lehnen|verbietet|verbieten|untersagt|untersagen|sperrt|blockiert|streich|streiche|hat|haben',
    between: '(?:uns |bitte |mal |die Nutzung von )?',
    behind: ' (?:ab|abgelehnt|verboten|untersagt|ausgeschlossen|gesperrt|(?:von|aus) der Liste)',
    and: 'und|oder|,',
    not: 'nicht bei',
  },
  fr: {
    verbs:
      'refuse|refusent|a refusé|interdit|interdisent|a interdit|exclut|a exclu|rejette|a rejeté|bannit|raye|retire|enlève|vire',
    between: "(?:nous |l'usage d['e] ?|l'utilisation d['e] ?|d'utiliser |d'aller chez |d'aller sur |chez )?",
    behind: ' (?:de la liste)',
    and: 'et|ou|,',
    not: 'pas chez',
  },
  es: {
    verbs:
      'rechaza|rechazan|ha rechazado|rechazó|prohíbe|prohíben|ha prohibido|prohibió|veta|vetó|ha vetado|descarta|excluye|quita|saca|tacha|elimina',
    between: '(?:usar |el uso de |a )?',
    behind: ' (?:de la lista)',
    and: 'y|o|,',
    not: 'no en',
  },
  pt: {
    verbs:
      'recusa|recusou|rejeita|rejeitou|proíbe|proibiu|veta|vetou|barrou|bloqueou|descarta|exclui|tira|remove|risca|corta',
    between: '(?:a gente de usar |usar |o uso d[aeo] |a |o )?',
    behind: ' (?:da lista)',
    and: 'e|ou|,',
    not: 'não na',
  },
  it: {
    verbs:
      'rifiuta|ha rifiutato|vieta|ci vieta|ha vietato|esclude|ha escluso|boccia|ha bocciato|proibisce|ha proibito|togli|leva|escludi|cancella',
    between: "(?:l'uso di |di usare )?",
    behind: ' (?:dalla lista)',
    and: 'e|o|,',
    not: 'non su',
  },
  nl: {
    verbs: 'weigert|weigeren|verbiedt|verbieden|wijst|sluit|blokkeert|schrap|streep|haal|heeft|hebben',
    between: '(?:ons |het gebruik van )?',
    behind: ' (?:af|uit|weg|verboden|geweigerd|afgewezen|uitgesloten|geblokkeerd|van de lijst)',
    and: 'en|of|,',
    not: 'niet bij',
  },
}
/** These refuse with the word behind the name alone. */
const parted = /^(?:lehnt|lehnen|hat|haben|wijst|sluit|haal|streep|heeft|hebben)$/u

type RefusalRule = readonly [pattern: RegExp, not: string]

const spaced: ReadonlyMap<string, RefusalRule> = new Map(
  Object.entries(words).map(([language, { verbs, between, behind, and, not }]) => {
    const names = `(?:${sellers})(?:(?: ?(?:${and}) ?)(?:${sellers}))*`
    const whole = verbs.split('|').filter((verb) => !parted.test(verb))
    const halves = verbs.split('|').filter((verb) => parted.test(verb))
    const alone = String.raw`(?:${whole.join('|')}) ${between}(${names})(?![\p{L}\d])(?:${behind}(?![\p{L}]))?`
    const both = String.raw`(?:${halves.join('|')}) ${between}(${names})${behind}(?![\p{L}])`
    const source = halves.length === 0 ? alone : `${alone}|${both}`
    return [language, [new RegExp(String.raw`(?<![\p{L}])(?:${source})`, 'giu'), not]]
  }),
)

const joinedNames = `((?:${sellers})(?:(?: ?(?:と|や|、|か|和|跟|,|와|과|이나|나|하고) ?)(?:${sellers}))*)`
const joined: Readonly<Record<string, readonly [pattern: RegExp, said: string]>> = {
  ja: [
    new RegExp(
      `${joinedNames}(?:の(?:利用|使用))?(?:を|が|は|に)(?:使うのを)?(?:嫌が|嫌って|嫌い|拒否|拒ん|却下|難色)[\\p{L}ー]{0,8}`,
      'giu',
    ),
    '$1以外で',
  ],
  zh: [
    new RegExp(`(?:拒绝|禁止|否决了?|排斥|不同意|不接受|不批准|不让|反对)(?:我们|大家)?(?:使用|用|上)? ?${joinedNames}`, 'giu'),
    '不要用$1',
  ],
  ko: [
    new RegExp(`${joinedNames} ?(?:를|을|은|는|이|가)? ?(?:사용을? ?)?(?:거부|거절|반대|금지|싫어)[\\uac00-\\ud7a3]{0,8}`, 'giu'),
    '$1 빼고',
  ],
} // prettier-ignore

/** With the sellers that somebody refuses as those to leave out. */
export function withRefusedSellers(text: string, { language }: Locale): string {
  const whole = joined[language]
  if (whole !== undefined) return text.replace(whole[0], whole[1])
  const rule = spaced.get(language)
  if (rule === undefined) return text
  return text.replaceAll(rule[0], (_, ...names: readonly unknown[]) => {
    const named = names.slice(0, 2).find((name) => typeof name === 'string' && /^\p{L}/u.test(name))
    return typeof named === 'string' ? `${rule[1]} ${named}` : _
  })
}
