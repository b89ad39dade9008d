/**
 * “Half of the pairs were duplicates, 31k are left”, “a third of the rows failed QA so call it 330k”: a share is told to be
 * of no use, and then how many there are. The count is what holds, and it is typed out as one of them.
 */
const texts =
  '(?:rows|examples|samples|records|docs|documents|chats|conversations|dialogues|dialogs|tickets|articles|texts|pairs|prompts|traces|emails|reports|notes|messages|questions|transcripts|pages|images|photos|clips)'
const share = String.raw`(?:about |roughly |nearly |almost |over )?(?:half|(?:a|one) (?:third|quarter|fifth|tenth)|two thirds|three quarters|most|many|some|a lot|lots|\d{1,2} ?%)`
const rest = new RegExp(
  String.raw`\b${share} of (?:the |our |those |these |them )?(?<noun>${texts})\b(?<told>[^\d?]{3,70}?)(?<!\$)(?<![\w.])(?<count>\d[\d.,]*k?)(?= (?:are|is|were|remain|remained|survived?|made it|left|usable|good)\b| ?[.!]*$)(?: (?:(?:are|is|were) )?(?:left|remain(?:ing|ed)?|survived?|usable|good|made it))?`,
  'iu',
)
const useless =
  /\b(?:duplicat\w*|dupes?|junk|garbage|broken|empty|spam|noise|noisy|unusable|useless|rubbish|corrupt\w*|failed|removed|deleted|filtered|dropped|rejected|gone|lost|blank|irrelevant|mislabell?ed)\b/iu
const maxLength = 200

/** The reply with the count that is left in the place of all that is said of the share. */
export function withRemainingData(text: string): string {
  const found = text.length > maxLength || text.includes('?') ? null : rest.exec(text)
  const { noun = '', told = '', count = '' } = found?.groups ?? {}
  if (found === null || !useless.test(told)) return text
  return `${text.slice(0, found.index)}${count} ${noun}${text.slice(found.index + found[0].length)}`
}
