/** "4k sequences", "use 2k chunks": how long a sequence is, where the grammar counts so many of them. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const form =
  /^(?:(?:ok|okay|and|also|but|so|with|use|using|try|make it|on|let's|lets|do|go for|please|actually)[\s,]+){0,4}(?:only |just )?(?<length>\d{1,3}k|\d{3,6})(?:[ -](?:token|tok))?[ -](?:sequences?|seqs?|windows?|chunks?|blocks?|contexts?)(?: (?:please|pls|then|instead|now|is enough|are enough|will do|are fine|is fine))*[\s.!]*$/u

/** Null where the number is no length, or the plan counts about as many examples. */
export function readStatedWindow(reply: Reply): ReplyCandidate | null {
  const said = form.exec(reply.line)?.groups?.['length']
  if (said === undefined) return null
  const value = said.endsWith('k') ? Number(said.slice(0, -1)) * 1024 : Number(said)
  const examples = reply.scenario.corpus?.examples ?? null
  if (value < minLength || value > maxLength || (examples !== null && examples < value * maxTimes)) return null
  const act = amend(reply, `seq ${said}`)
  return act.kind === 'amended' ? wholeReply(reply, act, 'says how long a sequence is') : null
}
const [minLength, maxLength, maxTimes] = [128, 1_048_576, 4]
