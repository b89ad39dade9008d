/** Whether examples go into a prompt or into a training, in sentences. */
import { formatCount, formatTokens } from '../../format/number-format.ts'

export type PromptOrTune = {
  /** Examples that are there; null: nobody says. */
  readonly examples: number | null
  /** Of these a training would be priced: all passes. */
  readonly priced: { readonly examples: number; readonly tokens: number; readonly passes: number }
  /** The usual small model trained on them; null: no plan. */
  readonly plan: { readonly name: string; readonly hours: string; readonly usd: string; readonly model: string } | null
}

/** From here on a training has something to learn from. */
const enoughForTask = 2000
const heldOutShare = 0.15
const mostHeldOut = 200

/** The prompt first, what training would cost, and how so few mislead. */
export function promptOrTuneSentences({ examples, priced, plan }: PromptOrTune): readonly string[] {
  const held = Math.min(mostHeldOut, Math.max(10, Math.round((priced.examples * heldOutShare) / 10) * 10))
  const isMany = examples !== null && examples >= enoughForTask
  const all = `${formatCount(priced.examples)} examples`
  return [
    `Prompt first: put the best of the examples into the prompt of a strong model, and see on ${held} that are held back whether that does; it costs cents and an afternoon.`,
    isMany
      ? `${all} are enough to tune for a task as well: it pays where a small model shall do what a large one does with a long prompt, or where the form has to stick.`
      : `Tune where form or tone has to stick, or where a prompt with all of it is too long for each call: ${examples === null ? 'a few hundred good examples' : all} are enough for form, and not for facts.`,
    ...(plan === null
      ? []
      : [
          `Money does not decide: LoRA of ${plan.model} on ${examples === null ? `some ${all}` : 'them'} (${priced.passes} passes, ${formatTokens(priced.tokens)} in all) is about ${plan.hours} and ${plan.usd} in total on ${plan.name}, or nothing on a free notebook.`,
        ]),
    ...(isMany
      ? []
      : [
          `So few are soon learned by heart: 1 to 3 passes, a low rank, and stop when the loss on the ${held} held back rises.`,
        ]),
  ]
}
