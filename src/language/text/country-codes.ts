/** "Nur DE", "alleen NL", "FR only": a country by its code, in capitals and where a place is said. */

const countries: Readonly<Record<string, string>> = {
  AT: 'Austria', BE: 'Belgium', BR: 'Brazil', CH: 'Switzerland', D: 'Germany', DE: 'Germany', DK: 'Denmark',
  ES: 'Spain', FI: 'Finland', FR: 'France', GB: 'the UK', IE: 'Ireland', IT: 'Italy', JP: 'Japan',
  NL: 'the Netherlands', PL: 'Poland', PT: 'Portugal', SE: 'Sweden', UK: 'the UK',
} // prettier-ignore
const code = '(AT|BE|BR|CH|DE?|DK|ES|FI|FR|GB|IE|IT|JP|NL|PL|PT|SE|UK)'
/** Whoever speaks of a code may go on with another part of the sentence, and with no word that it belongs to. */
const ends = String.raw`(?![\p{L}\p{N}_]|[-.&/]\p{L}| ?=)`
const alone =
  '[Oo]nly|[Nn]ur|[Aa]usschließlich|[Ll]ediglich|[Aa]lleen|[Uu]itsluitend|[Ee]nkel|[Uu]niquement|[Ss]eulement|[Ee]xclusivement|[Ss]o(?:lo|lamente|ltanto|mente)|[Ss]ó(?:lo)?|[Úú]nicamente|[Ee]xclusivamente|[Ee]sclusivamente|[Aa]penas'
const inside = 'in|In|inside|within|en|em|aus|innerhalb|binnen|dentro de|région|[Rr]egion|[Rr]egio|[Rr]egión'
const isOnly = new RegExp(String.raw`(?<![\p{L}\p{N}])((?:${alone}) (?:(?:${inside}|a) )?)${code}${ends}`, 'gu')
/** "IT" is also what the department of the machines is called, "ES" and "SE" are seldom typed behind an "in". */
const isInside = new RegExp(String.raw`(?<![\p{L}\p{N}])((?:${inside}) )(?!IT)${code}${ends}`, 'gu')
const isOnlyAfter = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|[-_/.])${code}(?=[ -]only\b(?! (?:has|have|had|gives?|allows?|runs?|uses?|lets|got))| (?:region|hosted|hosting|based|soil)\b)`,
  'gu',
)
/** "Nur in Österreich oder DE": the next of a list, behind a name. */
const isNext = new RegExp(
  String.raw`((?<![\p{L}])(?:[Ii]n |en |em |a |${alone} |${inside} )(?:the )?\p{L}{4,14}(?:,? (?:or|and|oder|und|ou|et|o|y|e|of|en)|[,/]) ?)${code}${ends}`,
  'gu',
)
const maxLength = 4000
const anyCode = new RegExp(String.raw`(?<![\p{L}\p{N}])${code}(?![\p{L}\p{N}])`, 'u')

/** Unchanged where no code is said of a place. `nameOf`: the name of a country in the language of the text. */
export function withCountryNames(text: string, nameOf: (country: string) => string = (country) => country): string {
  if (text.length > maxLength || !anyCode.test(text)) return text
  const named = (id: string): string => nameOf(countries[id] ?? id)
  return text
    .replaceAll(isOnly, (_, words: string, id: string) => `${words}${named(id)}`)
    .replaceAll(isInside, (_, words: string, id: string) => `${words}${named(id)}`)
    .replaceAll(isOnlyAfter, (_, id: string) => named(id).replace(/^the /u, ''))
    .replaceAll(isNext, (_, before: string, id: string) => `${before}${named(id)}`)
}

/** The same of an English text: "solo IT" at the end of it makes it no Italian one. */
export const withEnglishCountryNames = (text: string): string =>
  withCountryNames(text).replaceAll(foreignOnly, (_, country: string) => `only ${country}`)
const foreignOnly = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${alone.replace('[Oo]nly|', '')}) (?:(?:${inside}|a) )?(${[...new Set(Object.values(countries))].join('|')})(?![\p{L}])`,
  'gu',
)
