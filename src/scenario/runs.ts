/** A name is known as a whole or not at all: "zephyr-7b" is not a 7B model, and "our support bot" is one unknown. */
import type { Mark } from './sense.ts'
import type { Token } from './tokens.ts'

/** Marks with every unknown word widened to all that touches it. */
export function withRuns(tokens: readonly Token[], marks: readonly Mark[]): readonly Mark[] {
  const merged: Mark[] = []
  let index = 0
  while (index < marks.length) {
    const mark = marks[index]
    if (mark === undefined) break
    const isModel = mark.sense.kind === 'elsewhere' && mark.sense.what === 'model'
    if (mark.sense.kind !== 'unknown' && !isModel) {
      merged.push(mark)
      index += 1
      continue
    }
    let { from, to } = mark
    // What was read already and touches this word goes with it.
    while (merged.length > 0 && joined(tokens, from)) {
      const before = merged.pop()
      if (before === undefined) break
      from = before.from
    }
    let next = index + 1
    while (next < marks.length && joined(tokens, to)) {
      to = marks[next]?.to ?? to
      next += 1
    }
    merged.push({ from, to, sense: mark.sense })
    index = next
  }
  return merged
}

/** Whether nothing but a joint stands between the tokens on both sides of the border before `at`. */
function joined(tokens: readonly Token[], at: number): boolean {
  const [before, here, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (before === undefined || here?.glued !== true) return false
  if (here.kind !== 'sign')
    return before.kind !== 'sign' || (isJoint(before) && before.glued && tokens[at - 2]?.kind !== 'sign')
  return isJoint(here) && next?.glued === true && next.kind !== 'sign' && before.kind !== 'sign'
}

const joints = new Set(['-', '_', '.', '/', '+', '@', '#'])
const isJoint = (token: Token): boolean => joints.has(token.text)
