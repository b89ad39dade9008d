/** What was asked of the app, and which message answers it: by the amount of tokens, of which no two ask the same. */
import * as z from 'zod'
import type { RunningLocalSlack } from 'local-slack'

export const teams = ['T0FAKE', 'T0OTHER'] as const

/** Something that was asked, a command or a reply in a thread. */
export type SentRequest = {
  readonly tokens: number
  readonly team: (typeof teams)[number]
  readonly channel: string
  /** The message that it replies to. */
  readonly thread: string | null
  /** Milliseconds since 1970. */
  sentAt: number
  /**
   * Acknowledged with nothing, so that an answer is owed; or with words, which are the answer. `not waited for`: it is
   * owed an answer, and the scene ends before it comes.
   */
  state: 'open' | 'acknowledged' | 'told at once' | 'refused' | 'given up' | 'not waited for'
}

export type PostedAnswers = {
  /** When each plan for an amount of tokens was posted, milliseconds since 1970. */
  readonly byTokens: ReadonlyMap<number, readonly number[]>
  /** How often somebody was told that something went wrong. */
  readonly apologies: number
}

export const answerMetadata = z.object({ event_payload: z.object({ tokens: z.number() }) })

export function answersIn({ workspace }: RunningLocalSlack): PostedAnswers {
  const byTokens = new Map<number, number[]>()
  let apologies = 0
  for (const { metadata, text, ts } of workspace.messages) {
    if (text.includes('error id')) apologies += 1
    const tokens = tokensOf(metadata, text)
    if (tokens !== null) byTokens.set(tokens, [...(byTokens.get(tokens) ?? []), Number(ts) * 1000])
  }
  return { byTokens, apologies }
}

/** What a plan is about; through a response address a message carries no metadata, and its words tell. */
function tokensOf(metadata: unknown, text: string): number | null {
  const parsed = answerMetadata.safeParse(metadata)
  if (parsed.success) return parsed.data.event_payload.tokens
  const [, amount, unit] = /\bon ([\d.]+)([MB]) tokens\b/.exec(text) ?? []
  return amount === undefined ? null : Math.round(Number(amount) * (unit === 'B' ? 1e9 : 1e6))
}

/** A plan for that very amount: an apology, or an answer to somebody else in the channel, is none. */
export const isAnswered = ({ tokens, state }: SentRequest, { byTokens }: PostedAnswers) =>
  state === 'told at once' || byTokens.has(tokens)

/** Milliseconds from asking to the answer of each that has one. */
export const answerTimes = (requests: readonly SentRequest[], { byTokens }: PostedAnswers): readonly number[] =>
  requests.flatMap(({ tokens, sentAt }) => (byTokens.get(tokens) ?? []).slice(0, 1).map((at) => at - sentAt))
