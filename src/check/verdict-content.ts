/** The verdict on a claim in sentences: what it is, then each sum, then our own estimate. */
import {
  bullets,
  headingBlock,
  line,
  lines,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../presentation/content/message-content.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import { methodName } from '../presentation/format/display-names.ts'
import {
  formatDurationRange,
  formatTokens,
  formatTokensPerSecond,
  formatUsdRange,
} from '../presentation/format/number-format.ts'
import { formatList, quoted } from '../scenario/format-values.ts'
import { truncate } from '../presentation/format/truncate.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import type { ClaimCheckResult } from './claim-check-result.ts'
import type { CheckFinding, CheckVerdict } from './finding.ts'
import { capitalized } from '../recommend/figure-text.ts'

/** The verdict as a message. */
export function verdictMessage(result: ClaimCheckResult, renderContext: Pick<RenderContext, 'names'>): MessageContent {
  const { title, findings, ours } = verdictText(result, renderContext)
  return {
    text: [
      line(title),
      ...bullets(findings.map(({ sentence }) => sentence)),
      ...(ours === '' ? [] : [line(`Ours: ${ours}`)]),
    ],
    blocks: [
      headingBlock(title),
      textBlock(lines(findings.map(({ symbol, sentence }) => `${symbol}  ${sentence}`))),
      ...(ours === '' ? [] : [notesBlock([line(strong('Ours:'), ` ${ours}`)])]),
    ],
  }
}

export type VerdictText = {
  readonly title: string
  readonly findings: readonly { readonly symbol: string; readonly verdict: CheckVerdict; readonly sentence: string }[]
  /** '' where there is no estimate of ours. */
  readonly ours: string
}

/** The verdict in plain sentences, for surfaces that lay them out themselves. */
export function verdictText(
  { verdict, findings, ours, unused }: ClaimCheckResult,
  { names }: Pick<RenderContext, 'names'>,
): VerdictText {
  const option = ours?.option
  const how = ours?.isSameRun === true ? '' : 'what would run instead, '
  return {
    title: paceTitle(verdict, findings, ours) ?? titleOf(verdict, findings, unused),
    findings: findings.map((finding) => ({
      symbol: verdictSymbols[finding.verdict],
      verdict: finding.verdict,
      sentence: findingSentence(finding),
    })),
    ours:
      option === undefined || ours === null
        ? ''
        : `${how}${optionHeadline(option, names)} for ${formatTokens(ours.tokens)} (8 in 10 comparable runs: ${formatDurationRange(option.hours)}, ${formatUsdRange(option.allInUsd)}); ${methodName(option)}, ${formatTokensPerSecond(option.tokensPerSecond.p50)} over ${option.gpuCount === 1 ? 'one GPU' : `all ${option.gpuCount} GPUs`}`,
  }
}

const verdictSymbols: Readonly<Record<CheckVerdict, string>> = { consistent: '✓', off: '✗', impossible: '⛔' }

/** Times as fast: from here on a speed is slow, though it may be. */
const slowFrom = 1.5

/** "Slow": nothing of a claim is wrong, and our plan on the same GPUs is far faster; null where it is not so. */
function paceTitle(
  verdict: CheckVerdict,
  findings: readonly CheckFinding[],
  ours: ClaimCheckResult['ours'],
): string | null {
  const claimed = findings.find(({ about }) => about === 'speed')?.tokensPerSecond
  if (verdict !== 'consistent' || ours?.isSameRun !== true || claimed === undefined) return null
  const times = ours.option.tokensPerSecond.p50 / claimed
  return times < slowFrom
    ? null
    : `Slower than it has to be: our plan on the same GPUs is ${Number(times.toPrecision(2))} times as fast. What is no margin comes of offloading, short or padded sequences, no FlashAttention, or a loader that stalls`
}

function titleOf(verdict: CheckVerdict, findings: readonly CheckFinding[], unused: readonly string[]): string {
  const grave = findings.filter((finding) => finding.verdict === verdict)
  const subjects = [...new Set(grave.map(({ about }) => about))].join(' and ')
  switch (verdict) {
    case 'consistent':
      return unused.length > 0
        ? `Judged in part: ${subjects} may be; nothing follows for ${formatList(unused.map(quoted))}`
        : 'Consistent: nothing in the claim contradicts itself, physics or the market'
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
  return `${capitalized(about)}: “${truncate(claimed, 80)}” ${judgement}${how}${why}. ${capitalized(shown)}.`
}

/** "60 times too small", "12% too large". */
function factorText(factor: number): string {
  const times = factor > 1 ? factor : 1 / factor
  const direction = factor > 1 ? 'too large' : 'too small'
  if (times < 1.95) return `${Math.round(Math.abs(factor - 1) * 100)}% ${direction}`
  const digits = times >= 9.5 ? Math.round(times) : Number(times.toPrecision(2))
  return `${digits.toLocaleString('en-US')} times ${direction}`
}
