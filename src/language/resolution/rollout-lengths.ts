/** How long prompts and responses of reinforcement learning are: "900 tokens a rollout, prompt included" are those of both. */
import type { DataQuantities } from './data-quantities.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { numberOf } from './training-numbers.ts'

type Length = { readonly value: number; readonly words: string }

/** Where the one length that is told is that of prompt and response, the usual prompt is a part of it. Tokens. */
export function rolloutLengths(
  draft: Draft,
  data: DataQuantities,
  input: ResolverInput,
): { readonly prompt: Length | null; readonly response: Length | null } {
  const prompt = numberOf(draft, input, 'promptTokens', 'lengths of a prompt')
  const response = numberOf(draft, input, 'responseTokens', 'lengths of a response')
  const [whole, ...others] = [prompt, response, data.length].flatMap((length) => length ?? [])
  if (whole === undefined || others.length > 0 || !bothCounted.test(input.recognized.normalized.text))
    return { prompt, response }
  const ofPrompt = Math.min(input.vocabulary.usualPromptTokens, Math.floor(whole.value * mostOfPrompt))
  draft.addRemark('promptTokens', `“${whole.words}” with the prompt: ${ofPrompt} of them are taken as the prompt.`)
  return {
    prompt: { value: ofPrompt, words: whole.words },
    response: { value: whole.value - ofPrompt, words: whole.words },
  }
}

/** Of short rollouts the prompt is no larger part. */
const mostOfPrompt = 0.4
const bothCounted =
  /\b(?:incl\.?|including|includes|included|counting|inclusive of|with) (?:the |its |their |his |both )?(?:own )?prompts?\b(?! (?:of|with|length))|\bprompts? (?:(?:is|are|being|also) )?(?:included|incl|counted|inclusive|inside|in it|in there)\b|\bprompt (?:and|plus|\+|&|with|\/) (?:(?:its|the) )?(?:completion|response|answer|output|rollout|generation|reply)s?\b|\b(?:completion|response|answer|output|rollout|generation|reply)s? (?:and|plus|\+|&) (?:(?:its|the|their) )?prompts?\b/iu
