/** "The paper used 8xA100 for a week": the machine of somebody else's run, and the text without it. */
import { collapseSpaces } from '../text/characters.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

export type OthersMachine = { readonly words: string; readonly rest: string }

const who = String.raw`(?:they|the (?:original |first |reference )?(?:paper|authors?|blog|post|repo|readme|run|recipe|team behind it)|authors?|paper)`
const told = new RegExp(
  String.raw`(?<=^|[.;,(!?]\s{0,2}|\b(?:and|but|as|since) )${who} (?:\w+ ){0,3}?(?:used|ran (?:it )?(?:on|with)|trained (?:it )?(?:on|with)|had|needed|took|did (?:it|this|that) (?:on|with))\b[^.;!?,]{0,40}(?<![\w])(?:\d{1,4} ?[x×]? ?|an? |one |eight |four |two )?(?:${gpuPattern})s?(?![\w-])[^.;!?,]{0,60}[.;,!?]?`,
  'iu',
)
const longest = 1200

/** Null where none is told of. */
export function othersMachineIn(text: string): OthersMachine | null {
  if (text.length > longest || text.includes('vs')) return null
  const words = told.exec(text)?.[0]
  return words === undefined
    ? null
    : { words: words.replace(/[\s.;,!?]+$/u, ''), rest: collapseSpaces(text.replace(words, ' ')) }
}
