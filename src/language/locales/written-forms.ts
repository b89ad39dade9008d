/** How languages write limits, sides of pictures and countries short, in the words that their rows know. */
import { withCountryNames } from '../text/country-codes.ts'
import type { Locale } from './local-phrases.ts'

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

/** Unchanged where nothing of it is written short. */
export function withWrittenForms(text: string, locale: Locale): string {
  if (locale.isUnspaced) return text
  const limited = text.replaceAll(shortLimit, '$1').replaceAll(oneMachine, '')
  const sided = ofPictures.test(limited)
    ? limited.replaceAll(bareSide, (whole, side: string) => (isSide(Number(side)) ? `${side} px` : whole))
    : limited
  return withCountryNames(sided, localNameOf(locale))
}
