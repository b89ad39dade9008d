/** "OOM on 7B lora 4k seq batch 4 on a 24GB card": memory ran out on a job that is told, with what it ran with. */
import { lengthsIn } from './memory-question.ts'

export type OutOfMemory = {
  /** Of sequences, in tokens, as they are named; the shortest first. */
  readonly lengths: readonly number[]
  /** Sequences of one GPU at a time, where they are told. */
  readonly batch: number | null
  readonly rest: string
}

const ranOut =
  /\b(?:ooms?|oom(?:ing|ed|'d|s)|out of (?:v?ram|memory|gpu memory)|out-of-memory|(?:cuda)?outofmemory\w*|(?:memory|vram) (?:error|exhausted))\b/iu
/** What is only feared is asked of the plan. */
const feared =
  /\b(?:will|would|could|might|may|does|do|if|whether|risk|chance|likely|going to|without|before|never|not|no|doesn'?t|won'?t|afraid|worried)\b[^.,;:?!]{0,30}$/iu
/** "How do I fix": it has happened. */
const fixes = /\b(?:how (?:do|can|to|should)|what (?:can|do|should|helps))\b/iu
/** Memory ran out, and something else was done or is asked. */
const isOther =
  /\b(?:which (?:gpu|card|machine)|what (?:gpu|card)|bigger (?:gpu|card)|rent(?:ed)? (?:a|an|one|two|\d)|what (?:does|would|will|is) .{0,20}cost|how much (?:is|does|would|for)|price|refund|budget|reduced|lowered|switched|went (?:down )?to|now (?:it )?(?:works|runs|fits)|host (?:ram|memory)|cpu)\b/iu
const batch =
  /\b(?:micro[- _]?|mini[- _]?|per[- _]?(?:device|gpu)[- _]?(?:train[- _]?)?)?(?:batch(?:[- _]?size)?|\bbs)(?: ?(?:of|is|=|:|to|at))? ?(\d{1,3})(?! ?(?:k\b|m\b|\d|tokens?))/iu
const longest = 300

/** Null where nothing says that it ran out, or something else is asked. */
export function outOfMemoryIn(text: string): OutOfMemory | null {
  if (text.length > longest) return null
  const found = ranOut.exec(text)
  if (found === null || (feared.test(text.slice(0, found.index)) && !fixes.test(text)) || isOther.test(text))
    return null
  const size = batch.exec(text)
  const plain = text.replace(found[0], ' ').replace(/\bcuda\b|\btorch\.|\berror:?/giu, ' ')
  const { lengths, rest } = lengthsIn(size === null ? plain : plain.replace(size[0], ' '))
  return { lengths, batch: size === null ? null : Number(size[1]), rest }
}
