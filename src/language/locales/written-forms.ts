/** How languages write limits, sides of pictures and countries short, in the words that their rows know. */
import { withCountryNames } from '../text/country-codes.ts'
import { foldedText, type Locale } from './local-phrases.ts'

/** "Max. 48h", "máx. 5h": the dot ends no sentence. */
const shortLimit = /(?<![\p{L}])(m[aá]x|m[ií]n)\.(?= ?\d)/giu

/** "Auf 1280", "op 640", "à 960": a side of pictures, where no unit stands behind it. */
const bareSide =
  /(?<![\p{L}\d])(?:auf|bei|mit|op|à|a|em|en|su|in) (\d{3,4})(?![\d\p{L}.:/%€$£]|,\d| ?(?:px|pixels?|%|€|\$|£|[x×]|[\p{L}]))/giu
const ofPictures = /bild|foto|photo|image|imag[ei]n|imágenes|immagin|afbeelding|aufnahmen|yolo|scans\b/iu
const [leastSide, mostSide] = [128, 4096]
/** Sides are multiples of the patches that networks see. */
const isSide = (side: number): boolean => side >= leastSide && side <= mostSide && side % 16 === 0

/** The name of a country in the language; in English where it has none of its own. */
const localNameOf =
  ({ phrases }: Locale) =>
  (country: string): string => {
    for (const list of phrases.values())
      for (const { words, meanings } of list)
        if (!words.includes(' ') && meanings.some(({ means, value }) => means === 'place' && value === country))
          return words
    return country
  }

/** "Un servidor con 4 A5000": the article counts no cards. */
const oneMachine =
  /(?<![\p{L}\d])(?:une?|uno|una|uma?|een) (?=(?:servidor|server|serveur|machine|máquina|macchina|ordenador|ordinateur|computador|computer|equipo|bécane|workstation|bak|pc|estación|station) (?:\p{L}{2,14} ){0,2}(?:con|com|avec|à|da|de|met) )/giu

/** "Drie tientjes", "zwei Fuffis": notes that are counted, and euros of each. */
const notes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  de: { zehner: 10, zehnern: 10, zwanziger: 20, fuffi: 50, fuffis: 50, fünfziger: 50, hunni: 100, hunnis: 100, riesen: 1000 },
  nl: { tientje: 10, tientjes: 10, geeltje: 25, geeltjes: 25, meier: 100, meiers: 100, ruggen: 1000 },
} // prettier-ignore
const countedNotes: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries(notes).map(([language, values]) => [
    language,
    new RegExp(String.raw`(?<![\p{L}\d])(\d{1,3}|\p{L}{2,14}) (${Object.keys(values).join('|')})(?![\p{L}])`, 'giu'),
  ]),
)

function withCountedNotes(text: string, { language, phrases }: Locale): string {
  const values = notes[language]
  const counted = countedNotes[language]
  if (values === undefined || counted === undefined) return text
  const numberOf = (word: string): number | null => {
    if (/^\d/u.test(word)) return Number(word)
    const folded = foldedText(word)
    const found = phrases.get(folded.slice(0, 2))?.find(({ words }) => words === folded)
    const value = found?.meanings.find(({ means }) => means === 'number')?.value
    return typeof value === 'number' ? value : null
  }
  return text.replaceAll(counted, (whole, count: string, note: string) => {
    const [value, each] = [numberOf(count), values[note.toLowerCase()]]
    return value === null || each === undefined ? whole : `${value * each} euro`
  })
}

/** "Dois mil e tal euros", "dos mil y pico euros": a little more than the number says. */
const littleMore =
  /(?<=[\p{L}\d]) (?:e tal|e tais|e poucos|y pico|y algo|e rotti|e qualcosa|et quelques|et des poussières|und ein paar zerquetschte|en nog wat)(?= (?:euros?|dollars?|dólares|dollari|reais|pesos|libras|horas|heures|ore|[€$]))/giu

/** "900 tokens la paire", "500 token per coppia": of each, where "coppia" by itself is two of something. */
const eachPair =
  /(?<=\d ?(?:k ?)?(?:tokens?|jetons?),? )(?:(?:la|le|el|o|a|il|das|het|de|par|per|por|cada|chaque|ogni|pro|jedes|elk|je|à la|alla|zu) )(?:(paire|par|pareja|coppia|paar)|exemple|ejemplo|exemplo|esempio|beispiel|voorbeeld)(?![\p{L}])/giu
/** "Les deux réponses comprises": both of them, and no number of examples. */
const bothAnswers =
  /(?<![\p{L}])(?:les deux|las dos|as duas|le due|de twee|die zwei|beiden?|ambas?|entrambe(?: le)?) (?=(?:réponses?|respuestas|respostas|risposte|antworten|antwoorden)(?![\p{L}]))/giu

/** "Teto aprovado: R$ 6 mil": what is said of a limit stands between it and its sum. */
const ofLimit =
  /(?<=(?<![\p{L}])(?:teto|limite|orçamento|verba|tope|techo|presupuesto|límite|plafond|budget|tetto|limiet|deckel|obergrenze|limit)) (?:aprovad[oa]|autorizad[oa]|liberad[oa]|aprobado|autorizado|approuvée?|autorisée?|approvato|autorizzato|goedgekeurd|genehmigt|bewilligt|total|totale|máximo|maximum):? (?=[\d€$£R])/giu

/** "Muss nicht das billigste sein": it is not needed, and nothing is wanted in its place. */
const notNeeded =
  /(?<![\p{L}])(?:(?:muss|braucht)(?: ja)? nicht|no (?:hace falta|tiene que|necesita|hay que)|(?:pas|aucun) besoin|pas forcément|não (?:precisa|tem que)|non (?:serve|deve|occorre|c'è bisogno)|hoeft niet)(?: \p{L}{1,9}){0,4}? (?:(?:billig|günstig|schnell)ste[rns]?|más (?:barat|rápid|económic)[oa]|(?:le |la |du |de la )?(?:moins chère?|plus rapide)|mais (?:barat[oa]|rápid[oa]|em conta)|più (?:economic[oa]|veloce)|goedkoopste?|snelste?)(?: (?:sein|zijn|te zijn))?(?![\p{L}])/giu

/** "Niet lambda maar coreweave": the second is used. */
const dutchInstead = /(?<![\p{L}])(niet (?!alleen|te |zo )[\p{L}\d.-]{2,20}),? maar (?=[\p{L}\d.-]{2,20}(?:[ .!]|$))/giu

/** "Quello distillato da deepseek r1": English has the name first. */
const distilledFrom =
  /(?<![\p{L}])(?:distillat[oa] da|destilad[oa] d[eo]l?|distillée? (?:depuis|de|à partir de)) ((?:deepseek[ -])?r1)(?![\p{L}\d])/giu

/** Unchanged where nothing of it is written short. */
export function withWrittenForms(text: string, locale: Locale): string {
  if (locale.isUnspaced) return text
  const limited = text
    .replaceAll('’', "'")
    .replaceAll(shortLimit, '$1')
    .replaceAll(oneMachine, '')
    .replaceAll(eachPair, (_, pair?: string) => (pair === undefined ? 'per example' : 'per pair'))
    .replaceAll(bothAnswers, '')
    .replaceAll(ofLimit, ' ')
    .replaceAll(notNeeded, '')
    .replaceAll(distilledFrom, '$1 distill')
    .replaceAll(dutchInstead, '$1, gebruik ')
  const sided = ofPictures.test(limited)
    ? limited.replaceAll(bareSide, (whole, side: string) => (isSide(Number(side)) ? `${side} px` : whole))
    : limited
  return withCountryNames(withCountedNotes(sided.replaceAll(littleMore, ''), locale), localNameOf(locale))
}
