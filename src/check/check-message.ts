/** The verdict on a claim in words: first what it is, then each sum, then our own estimate. */
import type { KnownBlock } from '@slack/types'
import type { Message } from '../reply/message.ts'
import { context, header, section } from '../reply/blocks.ts'
import { durationRange, tokens, tokensPerSecond, usdRange } from '../reply/format.ts'
import type { Manner } from '../reply/manner.ts'
import { clip, escape } from '../reply/mrkdwn.ts'
import { methodName } from '../reply/names.ts'
import { headlineOf } from '../reply/summary.ts'
import type { Checked } from './checked.ts'
import type { Finding, Verdict } from './finding.ts'

/** Within Slack's limits whatever was pasted; the text alone carries all of it. */
export function checkMessage(checked: Checked, manner: Manner): Message {
  const { title, lines, ours } = checkWords(checked, manner)
  const blocks: KnownBlock[] = [header(title), section(lines.map(({ mark, words }) => `${mark}  ${escape(words)}`))]
  if (ours !== '') blocks.push(context([`*Ours:* ${escape(ours)}`]))
  const text = [title, ...lines.map(({ words }) => `- ${words}`), ...(ours === '' ? [] : [`Ours: ${ours}`])]
  return { text: clip(escape(text.join('\n')), 3500), blocks }
}

export type CheckWords = {
  readonly title: string
  readonly lines: readonly { readonly mark: string; readonly verdict: Verdict; readonly words: string }[]
  /** '' where there is no estimate of ours. */
  readonly ours: string
}

/** The sentences, unescaped. */
export function checkWords({ verdict, findings, ours }: Checked, { names }: Manner): CheckWords {
  const option = ours?.option
  const how = ours?.isSameRun === true ? '' : 'what would run instead, '
  return {
    title: titleOf(verdict, findings),
    lines: findings.map((finding) => ({
      mark: marks[finding.verdict],
      verdict: finding.verdict,
      words: sentence(finding),
    })),
    ours:
      option === undefined || ours === null
        ? ''
        : `${how}${headlineOf(option, names)} for ${tokens(ours.tokens)} (8 in 10 comparable runs: ${durationRange(option.hours)}, ${usdRange(option.usd)}); ${methodName(option)}, ${tokensPerSecond(option.tokensPerSecond.p50)} over ${option.gpuCount === 1 ? 'one GPU' : `all ${option.gpuCount} GPUs`}`,
  }
}

const marks: Readonly<Record<Verdict, string>> = { consistent: '✓', off: '✗', impossible: '⛔' }

function titleOf(verdict: Verdict, findings: readonly Finding[]): string {
  const grave = findings.filter((finding) => finding.verdict === verdict)
  const told = [...new Set(grave.map(({ about }) => about))].join(' and ')
  switch (verdict) {
    case 'consistent':
      return 'Consistent: nothing in the claim contradicts itself, physics or the market'
    case 'impossible':
      return `Impossible: the ${told}`
    case 'off': {
      const [first] = grave
      const factor = first?.factor ?? null
      return factor === null ? `Off: the ${told}` : `Off: the ${told}, ${factorWords(factor)}`
    }
  }
}

function sentence({ about, verdict, claimed, shown, factor, slip }: Finding): string {
  const how = factor === null ? '' : `: ${factorWords(factor)}`
  const why = slip === null ? '' : `; ${slip}`
  const judged = { consistent: 'holds', off: 'is off', impossible: 'is impossible' }[verdict]
  return `${about[0]?.toUpperCase()}${about.slice(1)}: “${clip(claimed, 80)}” ${judged}${how}${why}. ${shown[0]?.toUpperCase()}${shown.slice(1)}.`
}

/** "60 times too small", "12% too large". */
export function factorWords(factor: number): string {
  const times = factor > 1 ? factor : 1 / factor
  const way = factor > 1 ? 'too large' : 'too small'
  if (times < 1.95) return `${Math.round(Math.abs(factor - 1) * 100)}% ${way}`
  const digits = times >= 9.5 ? Math.round(times) : Number(times.toPrecision(2))
  return `${digits.toLocaleString('en-US')} times ${way}`
}
