/** Words by which a request may mean the opposite of what the grammar reads: then it is asked about, however likely it is. */
import type { Understanding } from '../resolution/understanding.ts'

const oppositions = new Set(
  "against not no nor never without rather dont don't cant can't disregard ignore scrap forget typo wrong mistake old undo revert".split(
    ' ',
  ),
)
/** "Could be wrong", "the old one", "cheapest rather": of what stands right beside them, or of nothing. */
const loose = new Set('rather typo wrong mistake old'.split(' '))
/** "We lose too much at 4-bit": what is spoken of is hardly wished. */
const complains =
  /\b(?:los(?:e|es|ing)|costs?|hurts?|ruins?|kills?|degrades?) (?:us )?(?:too much|way too much|a lot|so much|the quality|quality)\b|\b(?:hung|crashed|broke|died|failed|hangs|crashes|breaks|fails|blew up|fell over) (?:on|for) (?:us|me|them)\b/u
/** "Use an 8b teacher then": a model beside the one that is trained. */
const ofOther = /\b(?:teacher|reward model|judge|critic|draft model)\b/u
/** So many words before a value an opposition is of it: "dont want to touch azure". */
const [reach, reachOfLoose] = [4, 2]

/** Whether a line says "instead of", or a word that turns a wish around. */
export const mayMeanOpposite = (line: string): boolean =>
  line.includes('instead of') || line.split(/[ ,.!?]+/u).some((word) => oppositions.has(word))

/** Whether such a word stands before a value that is set, in the same clause, or right behind it: "spot? no". */
export function isTurnedAround({ recognized: { tokens, normalized }, slots }: Understanding): boolean {
  const text = normalized.text.toLowerCase()
  if (/\b(?:instead of|rather than|else than|other than)\b/u.test(text) || complains.test(text) || ofOther.test(text))
    return true
  // "Not the pcie ones", "no 4-bit" are read as a no.
  const set = slots.filter(
    (slot) => slot.role !== 'remark' && !('excluded' in slot && slot.excluded) && !('opposite' in slot),
  )
  const isSign = (at: number): boolean =>
    tokens[at]?.kind === 'sign' || /^(?:but|so|just)$/u.test(tokens[at]?.text ?? '')
  return tokens.some(({ text: word }, at) => {
    if (!oppositions.has(word)) return false
    const far = loose.has(word) ? reachOfLoose : reach
    return set.some(({ from, to }) => {
      if (to === at || to + 1 === at) return isSign(at + 1) || tokens[at + 1] === undefined ? word !== 'rather' : false
      if (from <= at || from - at > far) return false
      return !tokens.slice(at + 1, from).some((_, index) => isSign(at + 1 + index))
    })
  })
}
