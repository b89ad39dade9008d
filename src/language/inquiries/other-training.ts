/** "AlphaFold-like model of our own, how much?": a training that is none of a language model, by its names. */
import type { OtherTrainings } from '../../catalog/other-trainings.ts'
import { unsupportedNameIn } from './unsupported-inquiry.ts'
import { rememberedOf } from '../../once.ts'

export type OtherTraining = { readonly row: OtherTrainings['rows'][number]; readonly name: string }

const isAsked =
  /\?|\b(?:train\w*|pre-?train\w*|fine-?tun\w*|build|develop|costs?|how (?:much|many|long)|which|what|gpus?|cards?|price|budget|ballpark|estimate)\b/iu
const maxLength = 600

/** "AlphaFold-like" names it all the same. */
const manner = /-(?:like|style|type|based|esque|ish|class)\b/giu

/** Null where none is named, or, in talk between people, nothing is asked of it. */
export function otherTrainingIn(typed: string, facts: OtherTrainings, isTalk: boolean): OtherTraining | null {
  if (typed.length > maxLength) return null
  const text = typed.replace(manner, ' ')
  if (!patternOf(facts).test(text) || (isTalk && !isAsked.test(text))) return null
  const found = facts.rows.flatMap((row) =>
    row.names.flatMap((one) => {
      const name = unsupportedNameIn(text, one)
      return name === null ? [] : [{ row, name }]
    }),
  )
  return found.toSorted((one, other) => other.name.length - one.name.length)[0] ?? null
}

const patternOf = rememberedOf(
  ({ rows }: OtherTrainings) =>
    new RegExp(
      `(?<![\\w.-])(?:${rows.flatMap(({ names }) => names.map((name) => name.replaceAll(' ', '[ -]?'))).join('|')})`,
      'iu',
    ),
)
