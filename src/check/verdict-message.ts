/** The verdict on a claim in words: first what it is, then each sum, then our own estimate. */
import type { KnownBlock } from '@slack/types'
import type { SlackMessage } from '../presentation/slack/slack-message.ts'
import { contextBlock, headerBlock, sectionBlock } from '../presentation/slack/blocks/layout-blocks.ts'
import {
  formatDurationRange,
  formatTokens,
  formatTokensPerSecond,
  formatUsdRange,
} from '../presentation/format/number-format.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import { truncate, escapeMrkdwn } from '../presentation/slack/blocks/mrkdwn.ts'
import { methodName } from '../presentation/format/display-names.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import type { ClaimCheckResult } from './claim-check-result.ts'
import type { CheckFinding, CheckVerdict } from './finding.ts'

/** Within Slack's limits whatever was pasted; the text alone carries all of it. */
export function verdictMessage(result: ClaimCheckResult, renderContext: RenderContext): SlackMessage {
  const { title, lines, ours } = verdictText(result, renderContext)
  const blocks: KnownBlock[] = [
    headerBlock(title),
    sectionBlock(lines.map(({ symbol, words }) => `${symbol}  ${escapeMrkdwn(words)}`)),
  ]
  if (ours !== '') blocks.push(contextBlock([`*Ours:* ${escapeMrkdwn(ours)}`]))
  const text = [title, ...lines.map(({ words }) => `- ${words}`), ...(ours === '' ? [] : [`Ours: ${ours}`])]
  return { text: truncate(escapeMrkdwn(text.join('\n')), 3500), blocks }
}

export type VerdictText = {
  readonly title: string
  readonly lines: readonly { readonly symbol: string; readonly verdict: CheckVerdict; readonly words: string }[]
  /** '' where there is no estimate of ours. */
  readonly ours: string
}

/** The sentences, unescaped. */
export function verdictText({ verdict, findings, ours }: ClaimCheckResult, { names }: RenderContext): VerdictText {
  const option = ours?.option
  const how = ours?.isSameRun === true ? '' : 'what would run instead, '
  return {
    title: titleOf(verdict, findings),
    lines: findings.map((finding) => ({
      symbol: verdictSymbols[finding.verdict],
      verdict: finding.verdict,
      words: findingSentence(finding),
    })),
    ours:
      option === undefined || ours === null
        ? ''
        : `${how}${optionHeadline(option, names)} for ${formatTokens(ours.tokens)} (8 in 10 comparable runs: ${formatDurationRange(option.hours)}, ${formatUsdRange(option.usd)}); ${methodName(option)}, ${formatTokensPerSecond(option.tokensPerSecond.p50)} over ${option.gpuCount === 1 ? 'one GPU' : `all ${option.gpuCount} GPUs`}`,
  }
}

const verdictSymbols: Readonly<Record<CheckVerdict, string>> = { consistent: '✓', off: '✗', impossible: '⛔' }

function titleOf(verdict: CheckVerdict, findings: readonly CheckFinding[]): string {
  const grave = findings.filter((finding) => finding.verdict === verdict)
  const subjects = [...new Set(grave.map(({ about }) => about))].join(' and ')
  switch (verdict) {
    case 'consistent':
      return 'Consistent: nothing in the claim contradicts itself, physics or the market'
    case 'impossible':
      return `Impossible: the ${subjects}`
    case 'off': {
      const [first] = grave
      const factor = first?.factor ?? null
      return factor === null ? `Off: the ${subjects}` : `Off: the ${subjects}, ${factorText(factor)}`
    }
  }
}

function findingSentence({ about, verdict, claimed, shown, factor, slip }: CheckFinding): string {
  const how = factor === null ? '' : `: ${factorText(factor)}`
  const why = slip === null ? '' : `; ${slip}`
  const judgement = { consistent: 'holds', off: 'is off', impossible: 'is impossible' }[verdict]
  return `${about[0]?.toUpperCase()}${about.slice(1)}: “${truncate(claimed, 80)}” ${judgement}${how}${why}. ${shown[0]?.toUpperCase()}${shown.slice(1)}.`
}

/** "60 times too small", "12% too large". */
export function factorText(factor: number): string {
  const times = factor > 1 ? factor : 1 / factor
  const way = factor > 1 ? 'too large' : 'too small'
  if (times < 1.95) return `${Math.round(Math.abs(factor - 1) * 100)}% ${way}`
  const digits = times >= 9.5 ? Math.round(times) : Number(times.toPrecision(2))
  return `${digits.toLocaleString('en-US')} times ${way}`
}
