/** "How long if we take 2?", "what would it cost with 4 of them": the plan on so many GPUs beside the plan, which stays. */
import { amendWith } from './amendment.ts'
import { gpusGiven } from './numeric-fields.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const words: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, six: 6, eight: 8, twelve: 12, sixteen: 16 } // prettier-ignore
const number = `(?<count>\\d{1,4}|${Object.keys(words).join('|')})(?: (?:of (?:them|those|these|it)|gpus?|cards?|pieces))?`
const asks =
  '(?:how (?:long|much|fast|many (?:hours|days)|expensive|quick)|what(?! (?:if|about))|when|would it|is it|does it|how does it)'
const takes =
  '(?:take|took|use|used|had|have|got|get|rent|rented|put|run it on|ran it on|add|go with|went with|do it (?:on|with)|throw|book|take only|only have|only get|only use)'
const frames: readonly RegExp[] = [
  `${asks}\\b.{0,50}?(?:\\b|, ?)(?:if|when|with|wenn) (?:(?:we|i|you|they|one|it)(?: (?:just|only|were to|would|could))* )?(?:${takes} )?(?:just |only |all )?${number}`,
  `(?:if|say|suppose|assuming|when) (?:we|i|you)(?: (?:just|only))* ${takes} (?:just |only )?${number}[\\s,]+(?:then )?${asks}\\b.{0,40}`,
  `${asks}\\b.{0,40}?[,\\s]+if (?:we|i) ${number} ${takes}`,
  `how (?:long|much),? (?:we|i) ${number}`,
].map((frame) => new RegExp(`^${frame}(?: (?:instead|at once|in total|only|now|then|for it))*[\\s?.!]*$`, 'u'))
const maxLength = 110

/** Null where no number of GPUs stands behind a condition. */
export function readConditionalCount(reply: Reply): ReplyCandidate | null {
  const { sentence, scenario } = reply
  if (sentence.length > maxLength) return null
  const said = frames.flatMap((frame) => frame.exec(sentence)?.groups?.['count'] ?? [])[0]
  const count = said === undefined ? 0 : (words[said] ?? Number(said))
  if (count < 1 || count > 1024) return null
  const act = amendWith(reply, gpusGiven(count))
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  const alternatives = [scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, `asks what ${count} GPUs would take`)
}
