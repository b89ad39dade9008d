/** "How much is it, and can I pause it overnight?": the parts of a text, each question by itself. */

const auxiliary = 'will|would|does|do|did|is|are|can|could|should'
const subject =
  'i|we|you|u|it|that|this|they|these|those|the|there|my|our|one|spot|any(?:one|body|thing)?|some(?:one|body)|two|both'
/** What a question begins with, where no punctuation sets it apart. */
const plainOpening = String.raw`(?:how (?:much|many|long|often|do|does|should|big|large|fast|can|could|would|is|are|will|late|early|soon)|what(?:'?s)? (?:is|are|does|do|would|will|should|happens|if|about|can|could|kind|size|rank|batch|licen[cs]e|framework)|whats|which \w{2,15} (?:should|do|does|is|are|would|will|can)|who (?:owns?|can|should|do|does|is|are|has|will|pays?)|why (?:is|are|do|does|not)|when (?:should|do|does|will|can|is)|where (?:should|do|does|can|is|are|will)|(?:${auxiliary}) (?:${subject}))`
const partEnd = new RegExp(
  String.raw`(?<=[.?!;\n])\s+|[,;:]\s+(?=(?:(?:and|also|but|so|plus|or) )?(?:how|what|whats|which|who|why|when|where|${auxiliary})\b)|\s(?=(?:and|also|plus|but) (?:also )?${plainOpening}\b)`,
  'iu',
)
const opening = new RegExp(
  String.raw`^(?:(?:and|also|but|so|plus|or|then)\b[\s,]*){0,3}(?:how|hows|how's|what|whats|what's|which|who|why|when|where|${auxiliary}|any idea|i wonder|tell me)\b`,
  'iu',
)
const quickSign =
  /\?|\b(?:and|also|plus) (?:also )?(?:how|what|which|who|why|when|where|can|could|do|does|is|are|should|will|would)\b/iu
/** "Vera: which base? Igor: Gemma": what people say to each other. */
const speaker = /(?:^|[.?!\n] ?)\p{L}{2,14}: /gu
const [maxLength, maxParts, maxPart] = [700, 12, 200]

/** One of the parts. `asks`: it is a question by its mark or its first words. */
type QuestionPart = { readonly text: string; readonly asks: boolean }

/** As typed, in order; empty where the text is one part, or too long to be taken apart. */
export function askedPartsOf(text: string): readonly QuestionPart[] {
  if (text.length > maxLength || !quickSign.test(text) || (text.match(speaker)?.length ?? 0) > 1) return []
  const parts = text
    .split(partEnd)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.length < 2 || parts.length > maxParts
    ? []
    : parts.map((part) => ({
        text: part,
        asks: part.length <= maxPart && (part.endsWith('?') || opening.test(part)),
      }))
}
