/** "Will it fit on 8x A100 80 or do I need H100s": one machine is asked about, and the other is what it would take. */
import { collapseSpaces } from '../text/characters.ts'
import { literalPattern } from '../text/literal-pattern.ts'

export type FitOrOther = { readonly asked: string; readonly other: string; readonly rest: string }

const asksFit =
  /\b(?:fits?|fitting|enough|suffic\w+|holds?|handles?|squeeze|works?|possible|feasible|manage|get (?:away|by)|do(?:es)? it|will do|(?:can|could|may) (?:i|we|you|one|it|that|an?|the)\b)/iu
const needs =
  /\b(?:needs?|needed|have to|has to|must|should|get|rent|go|move|step|upgrade|required?|necessary|territory|take|use|forced|is it|are we)\b/iu
const onlyArticles = /^(?:(?:an?|the|only|rather|maybe|just) ?)*$/iu
const lastOpening =
  /(?:^|(?<=[.!?;:,]\s))\W{0,3}(?:(?:and|so|hi|hey|ok|question),? )?(?:will|would|does|do|can|could|is|are|may|should)(?: (?:i|we|you|one|it|that)\b)?\s/iu
const joint = String.raw`(?:(?: ?\b(?:fit|fits|be done|work|run|go|be trained|train|possible|feasible|doable))? ?\b(?:on|in|into|onto|with|using)(?: (?:just|only|the|our|my))?)?`
const behind = String.raw`(?: (?:be )?(?:enough|suffic\w+|sufficient|do it|do|work|hold it|handle it|manage|handle|hold))?(?: (?:for|to)(?= ))?`

/** Null where no such two are named. `machine`: the pattern of a machine, without groups. */
export function fitOrOtherIn(text: string, machine: string): FitOrOther | null {
  const orOther = new RegExp(
    String.raw`,? ?\bor\b ?(?<between>[^.?!;\d]{0,44}?)\s?(?<other>${machine})(?<after>(?: (?:needed|required|necessary|territory|instead|a must|the (?:minimum|least|only way)))?)`,
    'iu',
  )
  const found = orOther.exec(text)
  if (found === null) return null
  const { between = '', other = '', after = '' } = found.groups ?? {}
  if (!needs.test(`${between} ${after}`) && !onlyArticles.test(between.trim())) return null
  const ahead = text.slice(0, found.index)
  const named = [...ahead.matchAll(new RegExp(machine, 'giu'))].map(([each]) => each.trim())
  const [asked] = named
  const sentence = ahead.slice(Math.max(0, ...[...ahead.matchAll(/[.!?;]\s/gu)].map(({ index }) => index + 1)))
  if (asked === undefined || named.length > 1 || !sentence.includes(asked) || !asksFit.test(sentence)) return null
  // Which of two is cheaper or faster is no matter of room.
  if (/\b(?:cheaper|faster|better|quicker|value)\b/iu.test(text)) return null
  const at = sentence.search(lastOpening)
  const opened = at === -1 ? sentence : sentence.replace(lastOpening, ' ')
  const literal = literalPattern(asked)
  const job = opened.replace(new RegExp(`${joint} ?${literal}${behind}`, 'iu'), ' ')
  const rest = `${ahead.slice(0, ahead.length - sentence.length)} ${job} ${text.slice(found.index + found[0].length)}`
  return { asked, other: other.trim(), rest: collapseSpaces(rest.replaceAll(/\s\?/gu, '.')).trim() }
}
