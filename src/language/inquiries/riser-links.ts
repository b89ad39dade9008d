/** "12 RTX 3080 on x1 risers", "an old mining rig": cards that hang on one lane each, the clause before them, and the text without those words. */
import { collapseSpaces } from '../text/characters.ts'

const lane = String.raw`(?:pci-?e?(?: ?[1-5](?:\.0)?)? )?x ?1`
const risers = new RegExp(
  String.raw`(?:\b(?:on|with|via|over|through|hanging (?:on|off|from)) )?\b(?:${lane} (?:mining |usb )?risers?|(?:mining |usb )?risers?,? (?:at |of |with |on )?(?:pci-?e? )?x ?1|(?:mining|usb) risers?|${lane}(?: (?:lanes?|slots?|links?)) each)\b`,
  'iu',
)
const rig =
  /[, ]{0,2}\b(?:from|in|of) (?:an? |the |my |our )?(?:old |former )?(?:mining (?:days|rigs?|times)|(?:eth(?:ereum)?|crypto)[ -]?mining(?: rigs?| days)?)\b/iu

/** Null where no lane is told of: a mining rig alone has such lanes as a rule, but nobody says so. */
export function riserLinksIn(
  text: string,
): { readonly words: string; readonly rest: string; readonly cards: string } | null {
  if (!text.includes('iser') && !/x ?1\b/iu.test(text)) return null
  const found = risers.exec(text)
  if (found === null) return null
  const words = found[0].replace(/^(?:on|with|via|over|through|hanging (?:on|off|from)) /iu, '')
  // The cards that hang on them stand right before; others may be asked about.
  const cards =
    text
      .slice(0, found.index)
      .split(/[.!?;,]\s/u)
      .at(-1) ?? ''
  return { words, cards, rest: collapseSpaces(text.replace(found[0], ' ').replace(rig, ' ')) }
}
